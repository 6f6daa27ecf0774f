using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Holdall.Bench.Posts;

/// <summary>The table behind the collection `posts`, exactly as the protocol's storage lays it out.</summary>
internal static class PostsTable
{
    public const string Name = "posts";

    private const string Create = """
        CREATE TABLE `posts` (`active` BOOLEAN DEFAULT FALSE NOT NULL, `author` TEXT DEFAULT '' NOT NULL, `body` TEXT DEFAULT '' NOT NULL, `created` TEXT DEFAULT '' NOT NULL, `id` TEXT PRIMARY KEY DEFAULT ('r'||lower(hex(randomblob(7)))) NOT NULL, `title` TEXT DEFAULT '' NOT NULL, `updated` TEXT DEFAULT '' NOT NULL, `views` NUMERIC DEFAULT 0 NOT NULL)
        """;

    public const string Insert = """
        INSERT INTO `posts` (`active`, `author`, `body`, `created`, `id`, `title`, `updated`, `views`)
        VALUES ($active, $author, $body, $created, $id, $title, $updated, $views)
        """;

    public static void CreateIn(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Create;
        command.ExecuteNonQuery();
    }

    public static void Fill(SqliteConnection connection, int rows)
    {
        var random = new Random(20260101);
        using var transaction = connection.BeginTransaction();
        using var command = new PostInsert(connection, transaction);
        for (var i = 0; i < rows; i++)
            command.Execute(Seeded(i, random));
        transaction.Commit();
    }

    private static Post Seeded(int number, Random random)
    {
        var created = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(number);
        var time = created.ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return new Post(
            RecordId.From(random), $"Post number {number}", PostSample.Body, random.Next(100_000), number % 2 == 0, $"author-{number % 97}", time, time);
    }
}
