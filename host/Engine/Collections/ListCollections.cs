using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Storage;
using Holdall.Hooks;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Collections;

/// <summary>GET /api/collections.</summary>
internal sealed class ListCollections(Databases databases, SchemaCache schema, IHooks hooks)
{
    public Task HandleAsync(RequestContext context)
    {
        var paging = Paging.Read(context);
        // Filters on these fixed fields are not understood yet.
        if (!string.IsNullOrEmpty(context.Query("filter"))) throw ApiException.BadRequest();
        var page = Find(paging, CollectionSort.ToSql(context.Query("sort") ?? ""));
        var e = new CollectionsListRequestEvent { Request = context, Collections = page, Aborted = context.Aborted };
        return hooks.CollectionsListRequest.RunAsync(e, () => context.JsonAsync(StatusCodes.Status200OK, (paging, schema.Current.All.Count, e.Collections), Write));
    }

    private List<Collection> Find(Paging paging, string order)
    {
        var current = schema.Current;
        using var read = databases.Main.Read();
        using var rows = read.Session.Prepare($"SELECT `id` FROM `_collections` ORDER BY {order} LIMIT ?1 OFFSET ?2");
        rows.Bind(1, paging.PerPage);
        rows.Bind(2, paging.Offset);
        var found = new List<Collection>();
        while (rows.Step())
        {
            if (current.FindById(rows.Text(0)) is { } collection) found.Add(collection);
        }

        return found;
    }

    private static void Write(Utf8JsonWriter writer, (Paging Paging, int Total, IList<Collection> Items) page)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("items"u8);
        foreach (var collection in page.Items) CollectionJson.Write(writer, collection);
        writer.WriteEndArray();
        page.Paging.WriteTo(writer, page.Total);
        writer.WriteEndObject();
    }
}
