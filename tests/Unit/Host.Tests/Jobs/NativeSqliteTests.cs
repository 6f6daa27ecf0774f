using System.Diagnostics;

namespace Holdall.Host.Tests.Jobs;

/// <summary>Two copies of SQLite in one process break each other's locks on files.</summary>
[Collection("Jobs")]
public sealed class NativeSqliteTests
{
    [Fact]
    public async Task There_is_exactly_one_native_sqlite_while_the_databases_and_the_job_storage_are_in_use()
    {
        using var directory = new TestDirectory();
        await using var app = await TestJobs.StartAsync(directory, _ => { });
        await app.Jobs.EnqueueAsync("away", "work", aborted: TestContext.Current.CancellationToken);
        directory.Query<string>("SELECT sqlite_source_id()").ShouldBe(SourceOfDatabases(directory));

        // On Linux this is what /proc/self/maps says.
        using var process = Process.GetCurrentProcess();
        var libraries = process.Modules.Cast<ProcessModule>()
            .Select(module => module.FileName)
            .Where(file => Path.GetFileName(file).Contains("sqlite3", StringComparison.OrdinalIgnoreCase) && !file.EndsWith(".dll", StringComparison.Ordinal))
            .Distinct();
        Path.GetFileNameWithoutExtension(libraries.ShouldHaveSingleItem()).ShouldEndWith("e_sqlite3");
    }

    private static string SourceOfDatabases(TestDirectory directory)
    {
        using var lease = directory.Databases.Main.Read();
        using var statement = lease.Session.Prepare("SELECT sqlite_source_id()");
        statement.Step().ShouldBeTrue();
        return statement.Text(0);
    }
}
