using System.Text.Json;
using Holdall.Engine.Backups;
using Holdall.Engine.Storage;

namespace Holdall.Host.Tests.Commands;

/// <summary>Directories that are broken in one way each.</summary>
public sealed class DoctorTests : IDisposable
{
    private const string Fields =
        """[{"id":"a","name":"id","type":"text"},{"id":"b","name":"n","type":"number"},{"id":"c","name":"j","type":"json"},{"id":"d","name":"f","type":"file","maxSelect":1},{"id":"e","name":"many","type":"file","maxSelect":5},{"id":"g","name":"t","type":"text"},{"id":"h","name":"yes","type":"bool"}]""";

    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sound_directory_has_no_findings_and_stays_as_it_is()
    {
        await MakeAsync();
        var before = Snapshot();

        (await RunAsync("doctor")).ShouldBe((0, "The data directory is sound." + Environment.NewLine, ""));

        Snapshot().ShouldBe(before);
    }

    [Fact]
    public async Task A_database_of_no_bytes_is_a_finding()
    {
        await MakeAsync();
        await File.WriteAllBytesAsync(_folder.At("pb_data", "data.db"), [], TestContext.Current.CancellationToken);

        (await FindAsync()).ShouldContain(("damaged-database", "data.db"));
    }

    [Theory]
    [InlineData("odd-value", "notes.n", "UPDATE notes SET n = 'many'")]
    [InlineData("odd-value", "notes.j", "UPDATE notes SET j = '{half'")]
    [InlineData("odd-value", "notes.yes", "UPDATE notes SET yes = 'maybe'")]
    [InlineData("odd-value", "notes.t", "UPDATE notes SET t = x'00ff'")]
    [InlineData("odd-value", "notes.many", "UPDATE notes SET many = 'a.txt'")]
    [InlineData("missing-table", "notes", "DROP TABLE notes")]
    [InlineData("missing-table", "users", "ALTER TABLE users RENAME TO people")]
    [InlineData("unknown-table", "stray", "CREATE TABLE stray (x)")]
    [InlineData("missing-column", "notes.t", "ALTER TABLE notes DROP COLUMN t")]
    [InlineData("unknown-column", "notes.extra", "ALTER TABLE notes ADD COLUMN extra TEXT")]
    [InlineData("missing-index", "notes.idx_n", "DROP INDEX idx_n")]
    [InlineData("broken-collection", "notes", "UPDATE _collections SET fields = '[{' WHERE name = 'notes'")]
    [InlineData("broken-collection", "notes", "UPDATE _collections SET fields = '[{\"type\":\"hologram\"}]' WHERE name = 'notes'")]
    [InlineData("broken-collection", "notes", "UPDATE _collections SET indexes = '{}' WHERE name = 'notes'")]
    [InlineData("broken-collection", "notes", "UPDATE _collections SET options = 'none' WHERE name = 'notes'")]
    [InlineData("broken-collection", "notes", "UPDATE _collections SET type = 'heap' WHERE name = 'notes'")]
    [InlineData("missing-collection", "_otps", "DELETE FROM _collections WHERE name = '_otps'; DROP TABLE _otps")]
    [InlineData("broken-settings", "_params", "DELETE FROM _params")]
    [InlineData("broken-settings", "_params", "UPDATE _params SET value = '{half'")]
    [InlineData("broken-settings", "_params", "UPDATE _params SET value = '[]'")]
    [InlineData("idle-rate-limit", "rateLimits", "UPDATE _params SET value = json_set(value, '$.rateLimits.rules[0].label', 'nope:list') WHERE id = 'settings'")]
    [InlineData("missing-file", "notes", "UPDATE notes SET f = 'gone.txt'")]
    [InlineData("orphaned-file", "notes", "UPDATE notes SET many = '[]'")]
    public async Task What_is_wrong_in_the_data_is_found(string kind, string subject, string sql)
    {
        await MakeAsync();
        using (var session = DbSession.Open(_folder.At("pb_data", "data.db"))) session.Execute(sql);

        var findings = await FindAsync();

        findings.ShouldContain((kind, subject));
        findings.ShouldAllBe(finding => finding.Subject.StartsWith(subject.Split('.')[0]) || finding.Kind == "unknown-table" || finding.Kind == "orphaned-file");
    }

    [Fact]
    public async Task A_choice_about_a_plugin_that_there_is_not_is_found()
    {
        await MakeAsync();
        _folder.Write("pb_data/holdall.json", """{"plugins":{"realtme":false}}""");

        (await FindAsync()).ShouldBe([("unknown-setting", "holdall.json")]);
        (await RunAsync("doctor")).Output.ShouldContain("\"realtme\"");
    }

    [Fact]
    public async Task Two_collections_of_one_name_are_found()
    {
        await MakeAsync();
        using (var session = DbSession.Open(_folder.At("pb_data", "data.db")))
        {
            session.Execute(
                "INSERT INTO _collections (id, name, type, fields, indexes, options, created, updated) "
                + "SELECT 'second', 'NOTES', type, fields, indexes, options, created, updated FROM _collections WHERE name = 'notes'");
        }

        (await FindAsync()).ShouldContain(("duplicate-collection", "NOTES"));
    }

    [Fact]
    public async Task Settings_that_are_encrypted_are_looked_into_with_their_key()
    {
        const string Right = "HOLDALL_DOCTOR_TEST_KEY";
        const string Wrong = "HOLDALL_DOCTOR_TEST_OTHER";
        Environment.SetEnvironmentVariable(Right, new string('k', 32));
        Environment.SetEnvironmentVariable(Wrong, new string('o', 32));
        (await RunAsync("migrate", "up", "--encryptionEnv", Right)).Code.ShouldBe(0);

        (await RunAsync("doctor", "--encryptionEnv", Right)).Code.ShouldBe(0);
        (await RunAsync("doctor")).Output.ShouldContain("there is no key to look into them");
        (await RunAsync("doctor", "--encryptionEnv", Wrong)).Output.ShouldContain("with another key, or damaged");
    }

    [Theory]
    [InlineData("orphaned-file", "notes", "storage/notes_id/r1/left.txt")]
    [InlineData("orphaned-file", "notes", "storage/notes_id/gone/a.txt")]
    [InlineData("orphaned-file", "notes", "storage/notes_id/r1/thumbs_left.png/100x100_left.png")]
    [InlineData("orphaned-folder", "storage/nobody", "storage/nobody/r1/a.txt")]
    [InlineData("leftovers", ".pb_temp_to_delete", ".pb_temp_to_delete/pb_backup_x")]
    [InlineData("interrupted-restore", ".pb_temp_to_delete", ".pb_temp_to_delete/restore")]
    public async Task What_is_wrong_among_the_files_is_found(string kind, string subject, string file)
    {
        await MakeAsync();
        _folder.Write("pb_data/" + file, "x");

        (await FindAsync()).ShouldBe([(kind, subject)]);
    }

    [Fact]
    public async Task A_restore_that_nobody_has_started_on_is_found()
    {
        await MakeAsync();
        Directory.CreateDirectory(TemporaryFolder.In(_folder.Data));
        new SwapJournal(SwapState.Swapped, "pb_restore_x", "old_x", []).Write(_folder.Data);

        (await FindAsync()).ShouldBe([("interrupted-restore", "pb_restore_x")]);
    }

    [Fact]
    public async Task A_database_that_is_damaged_is_found()
    {
        await MakeAsync();
        using (var file = File.OpenWrite(_folder.At("pb_data", "data.db")))
        {
            file.Position = 4096;
            file.Write(new byte[40_000]);
        }

        (await FindAsync()).ShouldContain(("damaged-database", "data.db"));

        File.WriteAllText(_folder.At("pb_data", "auxiliary.db"), new string('x', 5000));
        (await FindAsync()).ShouldContain(("damaged-database", "auxiliary.db"));
    }

    [Fact]
    public async Task Data_that_others_can_read_is_found()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are other permissions.");
        await MakeAsync();
        if (OperatingSystem.IsWindows()) return;
        for (var path = _folder.Data; path is not null && path != "/"; path = Path.GetDirectoryName(path))
        {
            if (path.StartsWith(_folder.Path, StringComparison.Ordinal)) File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        }

        File.SetUnixFileMode(_folder.At("pb_data", "data.db"), (UnixFileMode)0b110_100_100);

        (await FindAsync()).ShouldContain(("permissions", "data.db"));
    }

    [Fact]
    public async Task Where_there_is_no_data_nothing_is_made()
    {
        (await RunAsync("doctor")).ShouldBe((1, "", $"Error: There is no data directory {_folder.Data}.{Environment.NewLine}"));
        Directory.Exists(_folder.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task Findings_for_people_say_what_mends_them()
    {
        await MakeAsync();
        _folder.Write("pb_data/storage/nobody/r1/a.txt", "x");

        var (code, output, _) = await RunAsync("doctor");

        code.ShouldBe(1);
        output.TrimEnd().ReplaceLineEndings("\n").ShouldBe(
            "storage/nobody: its files belong to no collection\n    What mends it: delete it\n1 finding(s). Nothing was changed.");
    }

    /// <summary>A directory with a collection, two records and their files.</summary>
    private async Task MakeAsync()
    {
        (await RunAsync("migrate", "up")).Code.ShouldBe(0);
        using (var session = DbSession.Open(_folder.At("pb_data", "data.db")))
        {
            session.Execute("CREATE TABLE notes (id TEXT PRIMARY KEY NOT NULL, n NUMERIC DEFAULT 0, j JSON, f TEXT, many JSON, t TEXT, yes BOOLEAN)");
            session.Execute("CREATE INDEX idx_n ON notes (n)");
            session.Execute(
                "INSERT INTO _collections (id, name, type, fields, indexes, options, created, updated) "
                + $"VALUES ('notes_id', 'notes', 'base', '{Fields}', '[\"CREATE INDEX idx_n ON notes (n)\"]', '{{}}', '', '')");
            session.Execute("INSERT INTO notes VALUES ('r1', 1.5, '{}', 'a.txt', '[\"b.txt\",\"c.png\"]', 'x', 1)");
            session.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        foreach (var name in (string[])["a.txt", "a.txt.attrs", "b.txt", "c.png", "thumbs_c.png/100x100_c.png"]) _folder.Write("pb_data/storage/notes_id/r1/" + name, "x");
    }

    private async Task<List<(string Kind, string Subject)>> FindAsync()
    {
        var (code, output, error) = await RunAsync("doctor", "--json");
        (code, error).ShouldBe((1, ""));
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("sound").GetBoolean().ShouldBeFalse();
        var findings = json.RootElement.GetProperty("findings").EnumerateArray().ToList();
        findings.ShouldAllBe(finding => finding.GetProperty("message").GetString() != "" && finding.GetProperty("remedy").GetString() != "");
        return [.. findings.Select(finding => (finding.GetProperty("kind").GetString()!, finding.GetProperty("subject").GetString()!))];
    }

    private string Snapshot() => string.Join(
        '\n',
        new DirectoryInfo(_folder.Data).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc:O}").Order(StringComparer.Ordinal));

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await HoldallApp.Create([.. args, "--dir", _folder.Data]).RunAsync(output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
