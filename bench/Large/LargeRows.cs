using Holdall.Bench.Posts;
using Microsoft.Data.Sqlite;

namespace Holdall.Bench.Large;

/// <summary>
/// The rows: a twentieth as many people as posts, a hundredth as many organizations, and a fifth as many permissions. The same for the same number.
/// </summary>
internal static class LargeRows
{
    /// <summary>The person who asks in all cases: alone in every tenth organization, and one of many in none.</summary>
    public const string Caller = "person000000000";

    /// <summary>An organization where the caller is.</summary>
    public const string Own = "org000000000000";

    private const string Time = "2026-01-01 00:00:00.000Z";

    public static void Fill(string file, int posts)
    {
        using var connection = SqliteFile.Open(file);
        using var transaction = connection.BeginTransaction();
        var (people, organizations) = (posts / 20, posts / 100);
        // The caller is made over the API, since a password has to be hashed.
        Insert(connection, transaction, "people", ["id", "email", "tokenKey", "name"], Enumerable.Range(1, people - 1).Select(i =>
            new object[] { Id("person", i), $"person{i}@example.com", $"key-of-person-{i}-that-is-at-least-thirty-long", $"Person {i}" }));
        Insert(
            connection,
            transaction,
            "organizations",
            ["id", "name"],
            Enumerable.Range(0, organizations).Select(i => new object[] { Id("org", i), $"Organization {i}" }));
        Insert(
            connection,
            transaction,
            "permissions",
            ["id", "person", "organization", "role"],
            Enumerable.Range(0, posts / 5).Select(i => Permission(i, people, organizations)));
        Insert(connection, transaction, "posts", ["id", "title", "body", "views", "active", "author", "organization", "created", "updated"], Enumerable.Range(0, posts).Select(i => new object[]
        {
            Id("post", i), $"Post number {i}", PostSample.Body, i * 31 % 100_000, i % 2, Id("person", i * 7 % people), Id("org", i * 13 % organizations), Time,
            Time,
        }));
        transaction.Commit();
    }

    private static object[] Permission(int number, int people, int organizations)
    {
        var organization = number % organizations;
        var person = organization % 10 == 0 ? 0 : 1 + (number % (people - 1));
        return [Id("perm", number), Id("person", person), Id("org", organization), "member"];
    }

    private static string Id(string kind, int number) => kind + number.ToString("D" + (RecordId.Length - kind.Length));

    private static void Insert(SqliteConnection connection, SqliteTransaction transaction, string table, string[] columns, IEnumerable<object[]> rows)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "$" + column))})";
        var parameters = Array.ConvertAll(columns, column => command.Parameters.AddWithValue("$" + column, ""));
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
                parameters[i].Value = row[i];
            command.ExecuteNonQuery();
        }
    }
}
