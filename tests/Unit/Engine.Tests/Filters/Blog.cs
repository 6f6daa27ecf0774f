using System.Text;
using Holdall.Auth;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Http;
using Microsoft.Extensions.Time.Testing;
using Record = Holdall.Records.Record;

namespace Holdall.Engine.Tests.Filters;

/// <summary>The fixture of the conformance vectors, in a real database: a blog with users, tags, posts and comments.</summary>
public sealed class Blog : IDisposable
{
    private readonly TempFolder _folder = new();

    public Blog()
    {
        Databases = new Databases(Database.Open(_folder.File("data.db")), Database.Open(_folder.File("auxiliary.db")));
        using var read = Databases.Main.Read();
        read.Session.Execute(BlogRows.Tables());
        read.Session.Execute(Fixture.Text("blog-rows.sql"));
    }

    internal static SchemaSnapshot Schema { get; } = new(BlogRows.Collections);

    internal static SqliteDialect Dialect => SqliteDialect.Instance;

    internal static FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 31, 13, 5, 9, 123, TimeSpan.Zero));

    internal Databases Databases { get; }

    internal static FilterBuilder Query(string collection, RequestInfo? request = null) =>
        new(Schema.Get(collection), Schema, Dialect, request ?? new RequestInfo { Method = "GET" }, Time);

    /// <summary>A cache that has read the collections from the database.</summary>
    internal static SchemaCache Cache(Databases databases)
    {
        using (var read = databases.Main.Read()) read.Session.Execute(BlogRows.CollectionRows());
        var cache = new SchemaCache(databases);
        cache.Reload();
        return cache;
    }

    /// <summary>An auth record as it is loaded for a request.</summary>
    internal Record User(string id)
    {
        var collection = Schema.Get("users");
        using var read = Databases.Main.Read();
        using var row = read.Session.Prepare("SELECT * FROM users WHERE id = ?1");
        row.Bind(1, id);
        row.Step().ShouldBeTrue();
        var values = new object?[collection.Fields.Count];
        for (var i = 0; i < row.ColumnCount; i++)
        {
            var ordinal = collection.Fields.IndexOf(row.ColumnName(i));
            values[ordinal] = collection.Fields[ordinal].Normalize(row.Text(i));
        }

        return new Record(collection, values);
    }

    internal RequestInfo As(string id) => new() { Method = "GET", Auth = new AuthState(User(id)) };

    internal static RequestInfo AsSuperuser() => new() { Method = "GET", Auth = new AuthState(new Record(Schema.Get("_superusers"))) };

    /// <summary>Ids of what a query finds, each as often as it is found.</summary>
    internal List<string> Find(FilterQuery query)
    {
        using var read = Databases.Main.Read();
        using var rows = read.Session.Prepare(Sql(query));
        for (var i = 0; i < query.Parameters.Count; i++) rows.BindValue(i + 1, query.Parameters[i]);
        var ids = new List<string>();
        while (rows.Step()) ids.Add(rows.Text(0));
        return ids;
    }

    internal static string Sql(FilterQuery query)
    {
        var table = SqlName.Quote(query.Collection.Name);
        var sql = new StringBuilder($"SELECT {table}.`id` FROM {table}{query.Joins}");
        if (query.Where.Length > 0) sql.Append(" WHERE ").Append(query.Where);
        if (query.OrderBy.Length > 0) sql.Append(" ORDER BY ").Append(query.OrderBy);
        return sql.ToString();
    }

    public void Dispose()
    {
        Databases.Dispose();
        _folder.Dispose();
    }
}
