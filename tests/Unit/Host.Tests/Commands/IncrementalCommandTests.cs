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
        (await RunAsync("backup", "incremental", "list")).Output.ShouldMatch(@"^FROM +TO +GENERATION +SEGMENTS\s+\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z  \d{4}-[^ ]+Z  [^ ]+  0\s+$");

        var (code, output, error) = await RunAsync("backup", "incremental", "restore", "--force");

        (code, error).ShouldBe((0, ""));
        output.ShouldStartWith($"Successfully restored {Main} as it was at 2");
        Has("first").ShouldBeTrue();
        Has("later").ShouldBeFalse();
    }

    [Fact]
    public async Task A_restore_names_the_migrations_that_the_next_start_applies()
    {
        var (code, output, error) = await RunAsync(app => app.Use<NewerPlugin>(), "backup", "incremental", "restore", "--force");

        (code, error).ShouldBe((0, ""));
        output.Split(Environment.NewLine)[1..3].ShouldBe(
            ["These migrations are newer than what was restored, and the next start applies them:", "  1700000001_newer"]);
        output.ShouldContain($"move their files out of {_folder.At("pb_migrations")} before the start");
        CleanStop.In(_folder.Data).TakeRestored().ShouldBeTrue();

        (await RunAsync(app => app.Use<NewerPlugin>(), "backup", "incremental", "restore", "--to", _folder.At("look.db"))).Output.ShouldNotContain("newer");
        CleanStop.In(_folder.Data).TakeRestored().ShouldBeFalse();
    }

    [Fact]
    public async Task The_operator_may_keep_them_elsewhere_but_not_inside_of_the_data()
    {
        Directory.Delete(Path.Combine(_folder.Data, "incremental"), recursive: true);

        (await RunAsync("backup", "incremental", "list")).Output.ShouldBeEmpty();
        (await RunAsync("backup", "incremental", "list", "--incrementalDir", Away)).Output.ShouldMatch(@"  0\s+$");
        (await RunAsync("backup", "incremental", "list", "--incrementalDir", _folder.At("pb_data", "storage"))).Error.ShouldContain("lies in the data directory");
    }

    [Fact]
    public async Task A_folder_that_can_not_be_is_refused_by_every_command()
    {
        Directory.CreateSymbolicLink(_folder.At("link"), _folder.Data);
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, _folder.At("pb_data", "storage"));
        foreach (var folder in (string[])[_folder.Data, _folder.At("pb_data", "new"), _folder.At("link", "new"), relative, _folder.At("pb_data", "incremental", "x")])
            (await RunAsync("plugins", "--incrementalDir", folder)).ShouldBe(
                (1, "", $"Error: The folder {Path.GetFullPath(folder)} of incremental backups lies in the data directory.{Environment.NewLine}"));

        (await RunAsync("serve", "--http", "127.0.0.1:0", "--incrementalDir", _folder.Path)).ShouldBe(
            (1, "", $"Error: The folder {_folder.Path} of incremental backups has the data directory in it.{Environment.NewLine}"));
        foreach (var folder in (string[])[_folder.At("pb_data", "incremental"), _folder.At("link", "incremental"), _folder.At("pb_data2")])
            (await RunAsync("plugins", "--incrementalDir", folder)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Those_of_another_installation_do_not_replace_the_database_unless_they_are_adopted()
    {
        var theirs = await ClaimAsync(Away);
        var own = new Installation(_folder.Data).FindOrMake();

        var (code, output, error) = await RunAsync("backup", "incremental", "restore", "--force", "--incrementalDir", Away);
        (code, output, Has("later")).ShouldBe((1, "", true));
        error.ShouldContain($"The incremental backups in {Away} are of another installation than {_folder.Data}");
        new Installation(_folder.Data).Find().ShouldBe(own);
        (await RunAsync("backup", "incremental", "list", "--incrementalDir", Away)).Output.ShouldMatch(@"  0\s+$");
        (await RunAsync("backup", "incremental", "restore", "--to", _folder.At("look.db"), "--incrementalDir", Away)).Code.ShouldBe(0);
        new Installation(_folder.Data).Find().ShouldBe(own);
        (await RunAsync("backup", "incremental", "restore", "--force", "--to", Main, "--incrementalDir", Away)).Error.ShouldContain("replaced without --to");

        (await RunAsync("backup", "incremental", "adopt", "--incrementalDir", Away)).ShouldBe(
            (0, $"{_folder.Data} goes on with the incremental backups in {Away}{Environment.NewLine}", ""));
        new Installation(_folder.Data).Find().ShouldBe(theirs);
        (await RunAsync("backup", "incremental", "restore", "--force", "--incrementalDir", Away)).Code.ShouldBe(0);
        Has("later").ShouldBeFalse();
    }

    [Fact]
    public async Task A_directory_that_is_no_installation_yet_goes_on_as_the_one_that_is_restored()
    {
        var theirs = await ClaimAsync(Away);
        Directory.Delete(_folder.Data, recursive: true);

        (await RunAsync("backup", "incremental", "restore", "--incrementalDir", Away)).Code.ShouldBe(0);

        Has("first").ShouldBeTrue();
        new Installation(_folder.Data).Find().ShouldBe(theirs);
        (await RunAsync("backup", "incremental", "restore", "--force", "--incrementalDir", Away)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Those_of_no_installation_are_restored_and_can_not_be_adopted()
    {
        (await RunAsync("backup", "incremental", "adopt")).Error.ShouldContain("of no installation yet");
        (await RunAsync("backup", "incremental", "restore", "--force")).Code.ShouldBe(0);
        new Installation(_folder.Data).Find().ShouldBeNull();
        Directory.Delete(_folder.Data, recursive: true);
        (await RunAsync("backup", "incremental", "adopt", "--incrementalDir", Away)).Error.ShouldContain("There is no data directory");
        Directory.Exists(_folder.Data).ShouldBeFalse();
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

    /// <summary>Another data directory stores there.</summary>
    /// <returns>Its installation.</returns>
    private async Task<string> ClaimAsync(string folder)
    {
        var other = new Installation(_folder.At("other"));
        await new StoreOwner(new SegmentFolder(folder), other).ClaimAsync(TestContext.Current.CancellationToken);
        return other.Find()!;
    }

    private bool Has(string table) => Sql.Texts(Main, "SELECT name FROM sqlite_schema").Contains(table);

    private void Execute(string sql)
    {
        using var session = DbSession.Open(Main);
        session.Execute(sql);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] args) => RunAsync(app => app, args);

    private async Task<(int Code, string Output, string Error)> RunAsync(Func<HoldallApp, HoldallApp> use, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await use(HoldallApp.Create([.. args, "--dir", _folder.Data])).RunAsync(output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
