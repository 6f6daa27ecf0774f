using System.IO.Compression;
using Holdall.Engine.Backups.Incremental;
using Holdall.Engine.Storage;

namespace Holdall.Host.Tests.Commands;

public sealed class BackupCommandTests : IDisposable
{
    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_backup_is_made_listed_and_restored()
    {
        await RunAsync("migrate", "up");
        _folder.Write("pb_data/beside.txt", "old");
        (await RunAsync("backup", "create", "one.zip")).ShouldBe((0, "Successfully created the backup one.zip" + Environment.NewLine, ""));
        (await RunAsync("backup", "list")).Output.ShouldMatch(@"^MADE +BYTES +NAME\s+\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ  \d+ +one\.zip\s+$");
        _folder.Write("pb_data/beside.txt", "new");
        Execute("CREATE TABLE later (x)");

        (await RunAsync("backup", "restore", "one.zip")).ShouldBe((0, "Successfully restored one.zip" + Environment.NewLine, ""));

        CleanStop.In(_folder.Data).TakeRestored().ShouldBeTrue("incremental backups go on without a warning");
        File.ReadAllText(_folder.At("pb_data", "beside.txt")).ShouldBe("old");
        Should.Throw<DatabaseException>(() => Execute("SELECT * FROM later"));
        Directory.Exists(_folder.At("pb_data", ".pb_temp_to_delete")).ShouldBeFalse();
        (await RunAsync("backup", "list")).Output.ShouldContain("one.zip");
    }

    [Fact]
    public async Task A_restore_names_the_migrations_that_the_next_start_applies()
    {
        await RunAsync("migrate", "up");
        await RunAsync("backup", "create", "one.zip");
        (await RunAsync(app => app.Use<NewerPlugin>(), "migrate", "up")).Output.ShouldContain("Applied 1700000001_newer");

        var (code, output, error) = await RunAsync(app => app.Use<NewerPlugin>(), "backup", "restore", "one.zip");

        (code, error).ShouldBe((0, ""));
        var lines = output.Split(Environment.NewLine);
        lines[..3].ShouldBe(
            ["Successfully restored one.zip", "These migrations are newer than what was restored, and the next start applies them:", "  1700000001_newer"]);
        lines[3].ShouldStartWith($"To keep the data as it is, move their files out of {_folder.At("pb_migrations")} before the start");
        (await RunAsync(app => app.Use<NewerPlugin>(), "migrate", "up")).Output.ShouldContain("Applied 1700000001_newer");
    }

    [Fact]
    public async Task A_backup_in_a_file_is_restored_where_there_was_nothing()
    {
        await RunAsync("migrate", "up");
        _folder.Write("pb_data/beside.txt", "kept");
        var file = _folder.At("away.zip");
        (await RunAsync("backup", "create", "--output", file)).Output.TrimEnd().ShouldBe("Successfully created the backup " + file);
        (await RunAsync("backup", "list")).Output.ShouldBe("");
        Directory.Delete(_folder.Data, recursive: true);

        (await RunAsync("backup", "restore", file)).Code.ShouldBe(0);

        File.ReadAllText(_folder.At("pb_data", "beside.txt")).ShouldBe("kept");
    }

    [Fact]
    public async Task Nothing_is_restored_while_another_process_has_the_data_open()
    {
        await RunAsync("migrate", "up");
        await RunAsync("backup", "create", "one.zip");
        using var other = DbSession.Open(_folder.At("pb_data", "data.db"));

        var (code, _, error) = await RunAsync("backup", "restore", "one.zip");

        code.ShouldBe(1);
        error.ShouldStartWith($"Error: A server, or another process, has the data in {_folder.Data} open, so this command can't replace it. Either stop that process ");
        error.ShouldContain("POST /api/backups/{name}/restore");
        (await RunAsync("backup", "restore", "nope.zip")).Error.TrimEnd().ShouldBe("Error: There is no backup nope.zip, and no file of that name.");
    }

    [Fact]
    public async Task What_can_not_be_restored_changes_nothing()
    {
        await RunAsync("migrate", "up");
        _folder.Write("pb_data/beside.txt", "old");
        _folder.Write("text.zip", "no archive");
        // It is one, and can't be opened.
        await RunAsync("backup", "create", "--output", _folder.At("broken.zip"));
        using (var archive = ZipFile.Open(_folder.At("broken.zip"), ZipArchiveMode.Update))
        {
            var entry = archive.GetEntry("data.db")!;
            entry.ExtractToFile(_folder.At("data.db"));
            using (var session = DbSession.Open(_folder.At("data.db"))) session.Execute("UPDATE _params SET value = 'secret' WHERE id = 'settings'; PRAGMA journal_mode = DELETE");
            entry.Delete();
            archive.CreateEntryFromFile(_folder.At("data.db"), "data.db");
        }

        foreach (var source in (string[])[_folder.At("text.zip"), _folder.At("broken.zip"), "nothing.zip"])
        {
            var (code, output, error) = await RunAsync("backup", "restore", source);
            (code, output).ShouldBe((1, ""), source);
            error.ShouldStartWith("Error: ");
        }

        (await RunAsync("backup", "restore", _folder.At("text.zip"))).Error.ShouldStartWith($"Error: {_folder.At("text.zip")} is no backup: ");

        File.ReadAllText(_folder.At("pb_data", "beside.txt")).ShouldBe("old");
        (await RunAsync("doctor")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_name_or_a_file_that_is_taken_is_refused()
    {
        await RunAsync("migrate", "up");
        await RunAsync("backup", "create", "one.zip");
        _folder.Write("taken.zip", "mine");

        (await RunAsync("backup", "create", "one.zip")).Error.TrimEnd().ShouldBe("Error: There is a backup one.zip already.");
        (await RunAsync("backup", "create", "--output", _folder.At("taken.zip"))).Error.TrimEnd().ShouldBe($"Error: {_folder.At("taken.zip")} exists already.");
        (await RunAsync("backup", "create", "--output", _folder.At("pb_data", "mine.zip"))).Error.ShouldContain("is in the data directory");
        (await RunAsync("backup", "create", "../One")).Code.ShouldBe(1);
        File.ReadAllText(_folder.At("taken.zip")).ShouldBe("mine");
    }

    [Theory]
    [InlineData("backup", "create")]
    [InlineData("backup", "list")]
    [InlineData("backup", "restore", "one.zip")]
    public async Task Where_there_is_no_data_nothing_is_made(params string[] args)
    {
        (await RunAsync(args)).ShouldBe((1, "", $"Error: There is no data directory {_folder.Data}.{Environment.NewLine}"));
        Directory.Exists(_folder.Data).ShouldBeFalse();
    }

    private void Execute(string sql)
    {
        using var session = DbSession.Open(_folder.At("pb_data", "data.db"));
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
