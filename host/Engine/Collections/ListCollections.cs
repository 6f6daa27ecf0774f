using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Filters;
using Holdall.Engine.Records;
using Holdall.Engine.Rules;
using Holdall.Engine.Storage;
using Holdall.Hooks;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Collections;

/// <summary>GET /api/collections.</summary>
internal sealed class ListCollections(Databases databases, SchemaCache schema, SqlDialect dialect, IHooks hooks, TimeProvider time)
{
    private const string Table = "`_collections`";

    private static readonly string[] Fields = ["id", "created", "updated", "name", "system", "type"];

    public Task HandleAsync(RequestContext context)
    {
        var paging = Paging.Read(context);
        var (items, total) = Find(paging, Query(context));
        var e = new CollectionsListRequestEvent { Request = context, Collections = items, Aborted = context.Aborted };
        return hooks.CollectionsListRequest.RunAsync(e, () => context.JsonAsync(StatusCodes.Status200OK, (paging, total, e.Collections), Write));
    }

    private FixedQuery Query(RequestContext context)
    {
        try
        {
            return new FixedFields(Table, Fields, [], dialect, time).Build(context.Query("filter") ?? "", context.Query("sort") ?? "");
        }
        catch (FilterException e)
        {
            throw ApiException.BadRequest(cause: e);
        }
    }

    private (List<Collection> Items, long Total) Find(Paging paging, FixedQuery query)
    {
        using var read = databases.Main.Read();
        var where = query.Where.Length > 0 ? " WHERE " + query.Where : "";
        var order = query.OrderBy.Length > 0 ? query.OrderBy : "rowid";
        var next = query.Parameters.Count + 1;
        using var rows = read.Session.Prepare($"SELECT `id` FROM {Table}{where} ORDER BY {order} LIMIT ?{next} OFFSET ?{next + 1}");
        Bind(rows, query);
        rows.Bind(next, paging.PerPage);
        rows.Bind(next + 1, paging.Offset);
        var current = schema.Current;
        var found = new List<Collection>();
        while (rows.Step())
        {
            if (current.FindById(rows.Text(0)) is { } collection) found.Add(collection);
        }

        return (found, paging.SkipsTotal ? -1 : Count(read.Session, where, query));
    }

    private static long Count(DbSession session, string where, FixedQuery query)
    {
        using var count = session.Prepare($"SELECT COUNT(*) FROM {Table}{where}");
        Bind(count, query);
        return count.Step() ? count.Int64(0) : 0;
    }

    private static void Bind(Statement statement, FixedQuery query)
    {
        for (var i = 0; i < query.Parameters.Count; i++) statement.BindValue(i + 1, query.Parameters[i]);
    }

    private static void Write(Utf8JsonWriter writer, (Paging Paging, long Total, IList<Collection> Items) page)
    {
        var perPage = page.Paging.PerPage;
        writer.WriteStartObject();
        writer.WriteStartArray("items"u8);
        foreach (var collection in page.Items) CollectionJson.Write(writer, collection);
        writer.WriteEndArray();
        writer.WriteNumber("page"u8, page.Paging.Page);
        writer.WriteNumber("perPage"u8, perPage);
        writer.WriteNumber("totalItems"u8, page.Total);
        writer.WriteNumber("totalPages"u8, page.Total < 0 ? -1 : (page.Total + perPage - 1) / perPage);
        writer.WriteEndObject();
    }
}
