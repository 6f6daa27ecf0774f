using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Settings;
using Holdall.Fields;
using Holdall.Values;

namespace Holdall.Engine.Tests.DataDirectory;

/// <summary>A directory of PocketBase is opened and used, and is then what PocketBase accepts.</summary>
public sealed class RoundTripTests : IAsyncLifetime
{
    private const string Now = "2026-01-02 03:04:05.678Z";
    private const string PrimaryKey = "TEXT PRIMARY KEY DEFAULT ('r'||lower(hex(randomblob(7)))) NOT NULL";
    private const string Everything = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY rowid";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly TempFolder _folder = new();
    private TestEngine _engine = null!;
    private List<string> _before = [];

    private string File => _folder.File("data.db");

    public async ValueTask InitializeAsync()
    {
        PocketBaseDirectory.Write(_folder);
        _before = Dump();
        _engine = await TestEngine.OpenAsync(_folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.CloseAsync();
        _folder.Dispose();
    }

    [Fact]
    public void Opening_it_changes_nothing()
    {
        Dump().ShouldBe(_before);
        _engine.Records.Find("articles", "article00000001")!.GetStrings("tags").ShouldBe(["a", "b"]);
        _engine.Records.Count("titles").ShouldBe(2);
    }

    [Fact]
    public async Task A_new_collection_is_written_byte_for_byte()
    {
        await _engine.Collections.SaveAsync(
            Collection.NewBase(
                "notes",
                [new TextField { Name = "title", Required = true }, new RelationField { Name = "article", CollectionId = "pbc_4287850865", MaxSelect = 2 }, .. StandardFields.Times()])
                with
            { ListRule = "", ViewRule = "title != '<&>'", Indexes = ["create unique index idx_note on notes (title, created desc)"] },
            Stop);
        Statement("notes").ShouldBe(
            $"CREATE TABLE `notes` (`article` JSON DEFAULT '[]' NOT NULL, `created` TEXT DEFAULT '' NOT NULL, `id` {PrimaryKey}, `title` TEXT DEFAULT '' NOT NULL, `updated` TEXT DEFAULT '' NOT NULL)");
        Statement("idx_note").ShouldBe("CREATE UNIQUE INDEX `idx_note` ON `notes` (\n  `title`,\n  `created` DESC\n)");
        var row = Sql.Rows(
            File,
            "SELECT id, system, type, listRule, viewRule, createRule, indexes, options, created, updated, fields FROM _collections WHERE name = 'notes'").Single();
        row[..10].ShouldBe(
            ["pbc_3395098727", 0L, "base", "", "title != '<&>'", null, """["create unique index idx_note on notes (title, created desc)"]""", "{}", Now, Now]);
        row[10]!.ToString()!.ShouldEndWith(
            """
            {"cascadeDelete":false,"collectionId":"pbc_4287850865","help":"","hidden":false,"id":"relation37359206","maxSelect":2,"minSelect":0,"name":"article","presentable":false,"required":false,"system":false,"type":"relation"},{"hidden":false,"id":"autodate2990389176","name":"created","onCreate":true,"onUpdate":false,"presentable":false,"system":false,"type":"autodate"},{"hidden":false,"id":"autodate3332085495","name":"updated","onCreate":true,"onUpdate":true,"presentable":false,"system":false,"type":"autodate"}]
            """.Trim());
        CheckDirectory();
    }

    [Fact]
    public async Task Everything_can_be_changed_and_the_directory_stays_acceptable()
    {
        await ChangeEverythingAsync();
        CheckDirectory();
        await _engine.CloseAsync();
        _engine = await TestEngine.OpenAsync(_folder);
        CheckDirectory();
        var story = _engine.Records.Find("stories", "article00000001")!;
        (story.GetString("headline"), story.GetString("tags"), story.GetString("author")).ShouldBe(("One", "b", "user00000000001"));
        story.Collection.Fields.Find("body").ShouldBeNull();
        _engine.Get<SettingsStore>().Current.Meta.AppName.ShouldBe("Changed");
    }

    [Fact]
    public async Task What_was_not_changed_is_as_it_was()
    {
        await ChangeEverythingAsync();
        var after = Dump();
        var changed = new[] { "articles", "stories", "titles", "idx_title", "notes", "_params|", "settings", "users|", "user00000000001", "_pb_users_auth_", "article0" };
        _before.Where(line => !changed.Any(line.Contains)).ShouldBeSubsetOf(after);
    }

    /// <summary>Collections, fields, indexes, views, auth options, records and settings: created, changed and deleted.</summary>
    private async Task ChangeEverythingAsync()
    {
        var articles = _engine.Collections.Get("articles");
        await _engine.Collections.DeleteAsync(_engine.Collections.Get("titles"), Stop);
        await _engine.Collections.SaveAsync(
            articles with
            {
                Name = "stories",
                Fields =
                [
                    articles.Fields["id"], articles.Fields["title"] with { Name = "headline" }, (SelectField)articles.Fields["tags"] with { MaxSelect = 1 },
                    articles.Fields["author"],
                    new GeoPointField { Name = "place" }, new JsonField { Name = "extra" }, new BoolField { Name = "done" }, new FileField
                    {
                        Name = "files",
                        MaxSelect = 5,
                    },
                ],
                Indexes = ["CREATE INDEX `idx_headline` ON `stories` (`headline` COLLATE NOCASE)"],
            },
            Stop);
        await _engine.Collections.SaveAsync(Collection.NewView("headlines", "select id, headline, author from stories"), Stop);
        await _engine.Collections.SaveAsync(Collection.NewAuth("members"), Stop);
        var users = _engine.Collections.Get("users");
        await _engine.Collections.SaveAsync(
            users with { Fields = [.. users.Fields, new UrlField { Name = "site" }], Auth = users.Auth! with { Mfa = users.Auth.Mfa with { Duration = 60 } } },
            Stop);
        await _engine.AddAsync("stories", ("headline", "Three"), ("extra", new JsonText("{\"a\":[1]}")), ("done", true));
        var user = _engine.Records.Find("users", "user00000000001")!;
        user["site"] = "https://example.com";
        await _engine.Records.SaveAsync(user, Stop);
        await _engine.Records.DeleteAsync(_engine.Records.Find("stories", "article00000002")!, Stop);
        var settings = _engine.Get<SettingsStore>();
        await settings.SaveAsync(settings.Current with { Meta = settings.Current.Meta with { AppName = "Changed" } }, Stop);
    }

    /// <summary>What a data directory of PocketBase must keep when it is opened here and goes back.</summary>
    private void CheckDirectory()
    {
        Sql.Texts(File, "PRAGMA integrity_check").ShouldBe(["ok"]);
        Sql.Texts(File, "SELECT file FROM _migrations WHERE applied = 1735787045678000").Count.ShouldBe(9);
        Sql.Texts(File, "SELECT count(*) FROM _migrations").ShouldBe(["9"]);
        Sql.Texts(File, "SELECT id FROM _params").ShouldBe(["settings"]);
        foreach (var row in Sql.Rows(File, "SELECT name, type, fields, indexes, created, updated FROM _collections"))
        {
            var (name, fields) = ((string)row[0]!, Names((string)row[2]!));
            Sql.Texts(File, $"SELECT type FROM sqlite_schema WHERE name = '{name}'").ShouldBe([(string)row[1]! == "view" ? "view" : "table"]);
            Sql.Texts(File, $"SELECT name FROM pragma_table_info('{name}')").ShouldBe(fields, ignoreOrder: true);
            var indexes = JsonSerializer.Deserialize<string[]>((string)row[3]!)!.Select(index => IndexStatement.Parse(index).Name);
            Sql.Texts(
                File, $"SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = '{name}' AND sql IS NOT NULL").ShouldBe(indexes, ignoreOrder: true);
            row[4..].ShouldAllBe(time => IsTime((string)time!));
            CheckOrder((string)row[2]!);
        }
    }

    private static bool IsTime(string text) => DateText.TryParse(text, out _);

    private static string[] Names(string fields)
    {
        using var document = JsonDocument.Parse(fields);
        return [.. document.RootElement.EnumerateArray().Select(field => field.GetProperty("name").GetString()!)];
    }

    private static void CheckOrder(string fields)
    {
        using var document = JsonDocument.Parse(fields);
        foreach (var field in document.RootElement.EnumerateArray())
        {
            field.EnumerateObject().Select(member => member.Name).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        }
    }

    private string Statement(string name) => Sql.Texts(File, $"SELECT sql FROM sqlite_schema WHERE name = '{name}'").Single();

    private List<string> Dump()
    {
        var lines = Sql.Rows(File, Everything).Select(row => string.Join('|', row)).ToList();
        foreach (var table in Sql.Texts(File, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
        {
            var rows = Sql.Rows(File, $"SELECT * FROM `{table}` ORDER BY rowid");
            lines.AddRange(rows.Select(row => table + "|" + string.Join('|', row.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : value))));
        }

        return lines;
    }
}
