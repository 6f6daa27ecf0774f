using Holdall.Engine.Backups.Incremental;
using Holdall.Engine.Storage;

namespace Holdall.Host.Tests.Commands;

public sealed class IncrementalCommandTests : IAsyncLifetime
{
    private readonly HostFolder _folder = new();

    private string Main => _folder.At("pb_data", "data.db");

    private string Away => _folder.At("away");

    public async ValueTask InitializeAsync()
    {
        await RunAsync("migrate", "up");
        Execute("CREATE TABLE first (x)");
        await StoreAsync(Path.Combine(_folder.Data, "incremental"));
        await StoreAsync(Away);
        Execute("CREATE TABLE later (x)");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Times_are_listed_and_restored()
    {
        (await RunAsync("backup", "incremental", "list")).Output.ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z  \d{4}-[^ ]+Z  [^ ]+  0 segments\s+$");

        var (code, output, error) = await RunAsync("backup", "incremental", "restore", "--force");

        (code, error).ShouldBe((0, ""));
        output.ShouldStartWith($"Successfully restored {Main} as it was at 2");
        Has("first").ShouldBeTrue();
        Has("later").ShouldBeFalse();
    }

    [Fact]
    public async Task The_operator_may_keep_them_elsewhere_but_not_inside_of_the_data()
    {
        Directory.Delete(Path.Combine(_folder.Data, "incremental"), recursive: true);

        (await RunAsync("backup", "incremental", "list")).Output.ShouldBeEmpty();
        (await RunAsync("backup", "incremental", "list", "--incrementalDir", Away)).Output.ShouldContain("0 segments");
        (await RunAsync("backup", "incremental", "list", "--incrementalDir", _folder.At("pb_data", "storage"))).Error.ShouldContain("lies in the data directory");
    }

    [Fact]
    public async Task A_database_that_is_there_stays_unless_it_is_said()
    {
        (await RunAsync("backup", "incremental", "restore")).Error.ShouldContain("--force replaces it");
        Has("later").ShouldBeTrue();
        _folder.Write("taken.db", "mine");
        (await RunAsync("backup", "incremental", "restore", "--to", _folder.At("taken.db"))).Error.ShouldContain("exists already");
        File.ReadAllText(_folder.At("taken.db")).ShouldBe("mine");
    }

    [Fact]
    public async Task A_lost_database_is_restored_and_its_log_does_not_lie_over_it()
    {
        File.Delete(Main);
        File.WriteAllText(Main + "-wal", "of the lost one");

        (await RunAsync("backup", "incremental", "restore", "--incrementalDir", Away)).Code.ShouldBe(0);

        File.Exists(Main + "-wal").ShouldBeFalse();
        Has("first").ShouldBeTrue();
    }

    [Fact]
    public async Task A_damaged_database_is_replaced_from_a_folder()
    {
        File.WriteAllText(Main, "no database at all, but long enough to be looked at as one would be looked at");

        (await RunAsync("backup", "incremental", "restore", "--force")).Error.ShouldContain("--incrementalDir");
        (await RunAsync("backup", "incremental", "restore", "--force", "--incrementalDir", Away)).Code.ShouldBe(0);

        Has("first").ShouldBeTrue();
    }

    [Fact]
    public async Task Another_file_is_written_beside_a_process_that_has_the_data_open_and_nothing_else()
    {
        using var other = DbSession.Open(Main);
        other.Execute("SELECT 1 FROM sqlite_schema");

        (await RunAsync("backup", "incremental", "restore", "--force")).ShouldBe(
            (1, "", $"Error: Another process has the data in {_folder.Data} open: stop it first.{Environment.NewLine}"));
        (await RunAsync("backup", "incremental", "restore", "--to", _folder.At("look.db"))).Code.ShouldBe(0);
        File.Exists(_folder.At("look.db")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("--at must be a time", "restore", "--at", "yesterday")]
    [InlineData("The oldest incremental backup", "restore", "--at", "2001-01-01T00:00:00Z", "--force")]
    [InlineData("There is no folder", "list", "--incrementalDir", "nowhere/at/all")]
    [InlineData("needs --s3Endpoint", "list", "--s3Bucket", "away")]
    public async Task What_can_not_be_is_told_and_changes_nothing(string text, params string[] args)
    {
        var (code, _, error) = await RunAsync(["backup", "incremental", .. args]);

        (code, error.StartsWith("Error: ", StringComparison.Ordinal)).ShouldBe((1, true));
        error.ShouldContain(text);
        Has("later").ShouldBeTrue();
        Directory.GetFiles(_folder.Data, "*.partial*").ShouldBeEmpty();
    }

    private async Task StoreAsync(string folder)
    {
        using var database = Database.Open(Main);
        using var made = await new BaseMaker(database, new SegmentFolder(folder), TimeProvider.System).MakeAsync(TestContext.Current.CancellationToken);
    }

    private bool Has(string table) => Sql.Texts(Main, "SELECT name FROM sqlite_schema").Contains(table);

    private void Execute(string sql)
    {
        using var session = DbSession.Open(Main);
        session.Execute(sql);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await HoldallApp.Create([.. args, "--dir", _folder.Data]).RunAsync(output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
