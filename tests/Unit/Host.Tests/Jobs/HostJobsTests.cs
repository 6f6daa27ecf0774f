using Holdall.Collections;
using Holdall.Engine.Logs;
using Holdall.Engine.Storage;
using Holdall.Settings;
using Holdall.Values;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Host.Tests.Jobs;

/// <summary>The jobs that the host itself brings.</summary>
[Collection("Jobs")]
public sealed class HostJobsTests : IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_stand_around_those_of_the_plugins()
    {
        await using var app = await TestJobs.StartAsync(_directory, jobs => jobs.AddCron("__pbMFACleanup__", "@hourly", _ => Task.CompletedTask));
        app.Jobs.Crons.Select(cron => (cron.Id, cron.Expression)).ShouldBe(
            [("__pbDBOptimize__", "0 0 * * *"), ("__pbMFACleanup__", "0 * * * *"), ("__pbLogsCleanup__", "0 */6 * * *")]);
    }

    [Theory]
    [InlineData(0, new string[0])]
    [InlineData(5, new[] { "newer by a millisecond", "now" })]
    [InlineData(6, new[] { "older by a second", "same", "newer by a millisecond", "now" })]
    public async Task Log_entries_that_are_too_old_are_deleted(int maxDays, string[] left)
    {
        await AddLogsAsync(
            ("older by a second", TimeSpan.FromSeconds(-1)), ("same", TimeSpan.Zero), ("newer by a millisecond", TimeSpan.FromMilliseconds(1)),
            ("now", TimeSpan.FromDays(5)));
        await CleanUpAsync(maxDays);
        Logs().ShouldBe(left);
    }

    [Fact]
    public async Task Many_old_log_entries_are_deleted_piece_by_piece()
    {
        await AddLogsAsync([.. Enumerable.Range(0, 2500).Select(i => ($"{i}", TimeSpan.FromSeconds(-i)))]);
        var commits = _directory.Databases.Auxiliary.Commits;
        await CleanUpAsync(5);
        Logs().ShouldBeEmpty();
        (_directory.Databases.Auxiliary.Commits - commits).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task Optimizing_empties_the_write_ahead_logs()
    {
        await AddLogsAsync(("any", TimeSpan.Zero));
        await _directory.Databases.Main.WriteAsync(0, static (session, _) => Execute(session, "CREATE TABLE t (x)"), Cancelled);
        await using var app = await TestJobs.StartAsync(_directory, _ => { });
        new FileInfo(_directory.File("data.db-wal")).Length.ShouldBeGreaterThan(0);
        await app.Jobs.RunCronAsync("__pbDBOptimize__", Cancelled);
        await Eventually.HoldsAsync(() => app.Lifetime.Store!.Recent(1) is [{ Succeeded: true }], "the run has ended");
        new FileInfo(_directory.File("data.db-wal")).Length.ShouldBe(0);
        new FileInfo(_directory.File("auxiliary.db-wal")).Length.ShouldBe(0);
    }

    public void Dispose() => _directory.Dispose();

    private Task CleanUpAsync(int maxDays)
    {
        var settings = new TestSettings(new AppSettings { Logs = new LogSettings { MaxDays = maxDays } });
        return new LogCleanup(_directory.Databases, settings, _time).RunAsync(Cancelled);
    }

    /// <summary>Adds entries, their time relative to five days ago.</summary>
    private Task<int> AddLogsAsync(params (string Message, TimeSpan Offset)[] entries) => _directory.Databases.Auxiliary.WriteAsync(entries, (session, all) =>
    {
        Execute(session, "CREATE TABLE `_logs` (`id` TEXT PRIMARY KEY, `level` INTEGER, `message` TEXT, `data` JSON, `created` TEXT)");
        foreach (var (message, offset) in all)
        {
            var created = DateText.Format(_time.GetUtcNow().AddDays(-5) + offset);
            Execute(session, $"INSERT INTO `_logs` VALUES (lower(hex(randomblob(8))), 0, '{message}', '{{}}', '{created}')");
        }

        return 0;
    });

    private List<string> Logs()
    {
        using var lease = _directory.Databases.Auxiliary.Read();
        using var statement = lease.Session.Prepare("SELECT message FROM `_logs` ORDER BY rowid");
        var messages = new List<string>();
        while (statement.Step()) messages.Add(statement.Text(0));
        return messages;
    }

    private static int Execute(DbSession session, string sql)
    {
        session.Execute(sql);
        return 0;
    }
}
