using System.Text.Json;
using Holdall.Engine.DataDirectory.Migrations;
using Microsoft.Data.Sqlite;

namespace Holdall.Engine.Tests.DataDirectory;

/// <summary>
/// A data directory as PocketBase leaves it, written past the engine from what a fresh one was recorded to hold, with an app of its own in it.
/// </summary>
internal static class PocketBaseDirectory
{
    public const string Created = "2025-01-02 03:04:05.678Z";

    public const string AppRows = """
        CREATE TABLE `articles` (`author` TEXT DEFAULT '' NOT NULL, `body` TEXT DEFAULT '' NOT NULL, `id` TEXT PRIMARY KEY DEFAULT ('r'||lower(hex(randomblob(7)))) NOT NULL, `tags` JSON DEFAULT '[]' NOT NULL, `title` TEXT DEFAULT '' NOT NULL);
        CREATE INDEX `idx_title` ON `articles` (`title`);
        CREATE VIEW `titles` AS SELECT * FROM (select id, title from articles);
        INSERT INTO `articles` (id, title, body, tags, author) VALUES ('article00000001', 'One', '<p>1</p>', '["a","b"]', 'user00000000001'), ('article00000002', 'Two', '', '[]', '');
        INSERT INTO `users` (id, email, tokenKey, password, verified, created, updated)
          VALUES ('user00000000001', 'a@example.com', 'key_key_key_key_key_key_key_key_key', '$2a$10$abcdefghijklmnopqrstuuu', TRUE, '2025-01-02 03:04:05.678Z', '2025-01-02 03:04:05.678Z');
        INSERT INTO `_migrations` VALUES ('1700000000_created_articles.js', 1735787045678000);
        """;

    private const string ArticleFields = """
        [{"autogeneratePattern":"[a-z0-9]{15}","help":"","hidden":false,"id":"text3208210256","max":15,"min":15,"name":"id","pattern":"^[a-z0-9]+$","presentable":false,"primaryKey":true,"required":true,"system":true,"type":"text"},{"autogeneratePattern":"","help":"","hidden":false,"id":"text724990059","max":0,"min":0,"name":"title","pattern":"","presentable":false,"primaryKey":false,"required":true,"system":false,"type":"text"},{"convertURLs":false,"help":"","hidden":false,"id":"editor3685223346","maxSize":0,"name":"body","presentable":false,"required":false,"system":false,"type":"editor"},{"help":"","hidden":false,"id":"select1874629670","maxSelect":3,"name":"tags","presentable":false,"required":false,"system":false,"type":"select","values":["a","b","c"]},{"cascadeDelete":false,"collectionId":"_pb_users_auth_","help":"","hidden":false,"id":"relation3182418120","maxSelect":1,"minSelect":0,"name":"author","presentable":false,"required":false,"system":false,"type":"relation"}]
        """;

    private const string TitleFields = """
        [{"autogeneratePattern":"","help":"","hidden":false,"id":"text3208210256","max":0,"min":0,"name":"id","pattern":"^[a-z0-9]+$","presentable":false,"primaryKey":true,"required":true,"system":true,"type":"text"},{"autogeneratePattern":"","help":"","hidden":false,"id":"_clone_abcd","max":0,"min":0,"name":"title","pattern":"","presentable":false,"primaryKey":false,"required":true,"system":false,"type":"text"}]
        """;

    public static void Write(TempFolder folder)
    {
        var parts = Fixture.Text("fresh_schema.sql").Split("-- auxiliary.db");
        Sql.Execute(folder.File("auxiliary.db"), parts[1]);
        Sql.Execute(folder.File("data.db"), parts[0]);
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.File("data.db"), Pooling = false }.ToString());
        connection.Open();
        using (var collections = JsonDocument.Parse(Fixture.Text("fresh_collections.json")))
        {
            foreach (var row in collections.RootElement.EnumerateArray()) AddCollection(connection, row);
        }

        Run(connection, "INSERT INTO _params (id, value, created, updated) VALUES ('settings', ?1, ?2, ?2)", Fixture.Text("fresh_settings.json"), Created);
        foreach (var migration in SystemMigrations.All) Run(connection, "INSERT INTO _migrations VALUES (?1, 1735787045678000)", migration.File);
        AddApp(connection);
    }

    private static void AddCollection(SqliteConnection connection, JsonElement row)
    {
        // The recording has the secrets masked.
        object? Value(JsonProperty p) => p.Value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Number => p.Value.GetInt64(),
            _ => p.Value.GetString()!.Replace("\"secret\":\"-\"", $"\"secret\":\"{new string('s', 50)}\""),
        };
        var members = row.EnumerateObject().ToList();
        var places = string.Join(", ", members.Select((_, i) => $"?{i + 1}"));
        Run(connection, $"INSERT INTO _collections ({string.Join(", ", members.Select(p => p.Name))}, created, updated) VALUES ({places}, '{Created}', '{Created}')", [.. members.Select(Value)]);
    }

    private static void AddApp(SqliteConnection connection)
    {
        const string Insert = "INSERT INTO _collections (id, type, name, fields, indexes, options, listRule, created, updated) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)";
        Run(connection, Insert, "pbc_4287850865", "base", "articles", ArticleFields, """["CREATE INDEX `idx_title` ON `articles` (`title`)"]""", "{}", "", Created);
        Run(connection, Insert, "pbc_1", "view", "titles", TitleFields, "[]", """{"viewQuery":"select id, title from articles"}""", null, Created);
        Run(connection, AppRows);
    }

    private static void Run(SqliteConnection connection, string sql, params object?[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"?{i + 1}", values[i] ?? DBNull.Value);
        command.ExecuteNonQuery();
    }
}
