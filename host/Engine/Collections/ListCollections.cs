using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Filters.Operands;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Requests;
using Holdall.Engine.Schema;
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

    public Task RunAsync(RequestContext request)
    {
        var paging = Paging.Read(request);
        var (items, total) = Find(paging, Query(request));
        var e = new CollectionsListRequestEvent
        {
            Request = request,
            Collections = items,
            Page = paging.Page,
            PerPage = paging.PerPage,
            TotalItems = total,
            TotalPages = paging.Pages(total),
            Aborted = request.Aborted,
        };
        return hooks.CollectionsListRequest.RunAsync(e, () => request.JsonAsync(StatusCodes.Status200OK, e, Write));
    }

    private FixedQuery Query(RequestContext request)
    {
        try
        {
            return new FixedFields(Table, Fields, [], dialect, time).Build(request.Query("filter") ?? "", request.Query("sort") ?? "");
        }
        catch (FilterException e)
        {
            throw ApiException.BadRequest(cause: e);
        }
    }

    private (List<Collection> Items, long Total) Find(Paging paging, FixedQuery query)
    {
        using var read = databases.Main.Read();
        using var rows = query.Page(read.Session, "`id`", paging);
        var current = schema.Current;
        var found = new List<Collection>();
        while (rows.Step())
        {
            if (current.FindById(rows.Text(0)) is { } collection) found.Add(collection);
        }

        return (found, paging.SkipsTotal ? -1 : query.Count(read.Session));
    }

    private static void Write(Utf8JsonWriter writer, CollectionsListRequestEvent page)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("items"u8);
        foreach (var collection in page.Collections) CollectionJson.Write(writer, collection);
        writer.WriteEndArray();
        Paging.WriteTotals(writer, page.Page, page.PerPage, page.TotalItems, page.TotalPages);
        writer.WriteEndObject();
    }
}
