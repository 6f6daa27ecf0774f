using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Holdall.Engine.DataDirectory;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Engine.Tests.DataDirectory;

public sealed partial class FreshDirectoryTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero));

    public FreshDirectoryTests() => DirectoryDatabases.Open(new EngineOptions(_folder.Path), _time).Dispose();

    [Fact]
    public void Statements_are_those_of_a_fresh_PocketBase_directory_byte_for_byte()
    {
        var parts = Fixture.Text("fresh_schema.sql").Split("-- auxiliary.db");
        Statements("data.db").ShouldBe(Expected(parts[0]));
        Statements("auxiliary.db").ShouldBe(Expected(parts[1]));
    }

    [Fact]
    public void Collections_are_those_of_a_fresh_PocketBase_directory_but_for_secrets_and_mail_texts()
    {
        using var expected = JsonDocument.Parse(Fixture.Text("fresh_collections.json"));
        var rows = Sql.Rows(
            _folder.File("data.db"),
            "SELECT id, system, type, name, fields, indexes, listRule, viewRule, createRule, updateRule, deleteRule, options FROM _collections ORDER BY rowid");
        rows.Count.ShouldBe(expected.RootElement.GetArrayLength());
        for (var i = 0; i < rows.Count; i++)
        {
            var wanted = expected.RootElement[i].EnumerateObject().Select(p => p.Value.ValueKind == JsonValueKind.Null ? null : p.Value.ToString()).ToArray();
            var found = rows[i].Select(v => v?.ToString()).ToArray();
            found[^1] = Body().Replace(Secret().Replace(found[^1]!, "\"secret\":\"-\""), "\"body\":\"-\"");
            found.ShouldBe(wanted);
        }
    }

    [Fact]
    public void Every_token_has_a_secret_of_its_own()
    {
        var options = Sql.Texts(_folder.File("data.db"), "SELECT options FROM _collections WHERE type = 'auth'");
        var secrets = options.SelectMany(o => Secret().Matches(o).Select(m => m.Value)).ToList();
        secrets.Count.ShouldBe(10);
        secrets.Distinct().Count().ShouldBe(10);
    }

    [Fact]
    public void Settings_are_the_defaults_as_bytes()
    {
        var row = Sql.Rows(_folder.File("data.db"), "SELECT id, value, created, updated FROM _params").ShouldHaveSingleItem();
        row[0].ShouldBe("settings");
        Encoding.UTF8.GetString(row[1].ShouldBeOfType<byte[]>()).ShouldBe(Fixture.Text("fresh_settings.json"));
        row[2].ShouldBe("2026-01-02 03:04:05.678Z");
        row[3].ShouldBe("2026-01-02 03:04:05.678Z");
    }

    [Fact]
    public void History_has_the_eight_rows_in_microseconds()
    {
        var rows = Sql.Rows(_folder.File("data.db"), "SELECT file, applied FROM _migrations ORDER BY rowid");
        rows.Select(row => row[0]).ShouldBe(
        [
            "1640988000_aux_init.go", "1640988000_init.go", "1717233556_v0.23_migrate.go", "1717233557_v0.23_migrate2.go", "1717233558_v0.23_migrate3.go",
            "1717233559_v0.23_migrate4.go", "1763020353_update_default_auth_alert_templates.go", "1778828400_normalize_indexes.go",
        ]);
        rows.ShouldAllBe(row => (long)row[1]! == 1767323045678000);
    }

    [Fact]
    public void Opening_it_again_changes_nothing()
    {
        var before = Sql.Rows(_folder.File("data.db"), "SELECT * FROM _collections");
        _time.Advance(TimeSpan.FromDays(1));
        DirectoryDatabases.Open(new EngineOptions(_folder.Path), _time).Dispose();
        Sql.Rows(_folder.File("data.db"), "SELECT * FROM _collections").ShouldBe(before);
        Sql.Rows(_folder.File("data.db"), "SELECT * FROM _migrations").Count.ShouldBe(8);
    }

    [Fact]
    public void A_deleted_log_database_comes_back()
    {
        File.Delete(_folder.File("auxiliary.db"));
        DirectoryDatabases.Open(new EngineOptions(_folder.Path), _time).Dispose();
        Statements("auxiliary.db").Count.ShouldBe(4);
    }

    [Fact]
    public void After_closing_no_log_of_SQLite_remains() =>
        Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order().ShouldBe(["auxiliary.db", "data.db"]);

    public void Dispose() => _folder.Dispose();

    private List<string> Statements(string file) =>
        Sql.Texts(_folder.File(file), "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_stat%' ORDER BY rowid");

    private static List<string> Expected(string text) =>
        [.. text.Split(";\n").Select(statement => Comments().Replace(statement, "").Trim('\n')).Where(statement => statement.Length > 0)];

    [GeneratedRegex("(?m)^--.*\n")]
    private static partial Regex Comments();

    [GeneratedRegex("\"secret\":\"[A-Za-z0-9]{50}\"")]
    private static partial Regex Secret();

    [GeneratedRegex("\"body\":\"(\\\\.|[^\"\\\\])*\"")]
    private static partial Regex Body();
}
