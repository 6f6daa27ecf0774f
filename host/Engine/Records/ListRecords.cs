using Holdall.Auth;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Requests;
using Holdall.Engine.Rules;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Storage;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Records;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Records;

/// <summary>Answers a page of records: straight from its rows when nothing needs them as objects.</summary>
internal sealed class ListRecords(Databases databases, FilterFactory filters, RecordEnricher enricher, ListThrottle throttle, IHooks hooks)
{
    private readonly IHook<RecordsListRequestEvent> _hook = hooks.RecordsListRequest;

    public async Task RunAsync(RequestContext request)
    {
        var collection = request.Collection;
        await RecordAccess.ReadBodyAsync(request);
        RecordAccess.RefuseIfLocked(collection.ListRule, AccessRights.Read, request);
        var select = new RecordSelect(Query(collection, request));
        var paging = Paging.Read(request);
        var expand = request.Query("expand") ?? "";
        try
        {
            if (expand.Length == 0 && !_hook.HasHandlersFor(collection) && !enricher.IsNeededFor(collection) && !ListThrottle.AppliesTo(collection, request))
                await StreamAsync(request, select, paging);
            else await AnswerAsync(request, collection, select, paging, expand);
        }
        catch (DatabaseException e)
        {
            throw ApiException.BadRequest(cause: e);
        }
    }

    private FilterQuery Query(Collection collection, RequestContext request)
    {
        var filter = request.Query("filter") ?? "";
        var sort = request.Query("sort") ?? "";
        var caller = request.Auth;
        if (ClientExpression.FindRefusal(caller, filter, sort) is { } refusal) throw ApiException.Forbidden(refusal);
        if (filter.Length == 0 && sort.Length == 0 && (caller.IsSuperuser || collection.ListRule is "")) return filters.All(collection);
        if (ClientExpression.IsTooLong(filter)) throw ApiException.BadRequest();
        try
        {
            var rule = caller.IsSuperuser ? "" : collection.ListRule!;
            var hasFullAccess = ClientExpression.HasFullAccess(caller);
            var text = new QueryText(collection) { Rule = rule, Filter = filter, Sort = sort, FullAccess = hasFullAccess, FindsMany = true };
            return filters.Get(text, request.ToInfo());
        }
        catch (FilterException e)
        {
            throw ApiException.BadRequest(cause: e);
        }
    }

    private async Task StreamAsync(RequestContext request, RecordSelect select, Paging paging)
    {
        Task sending;
        using (var turn = await EnterAsync(request)) sending = Stream(request, select, paging, turn);
        // All rows are read by now: a client that takes its time with them holds up nobody.
        await sending;
    }

    private static Task Stream(RequestContext request, RecordSelect select, Paging paging, QueryTurn turn)
    {
        using var read = turn.Read(IsWrittenByClient(request), request.Aborted);
        using var rows = select.Page(read.Session, paging.PerPage, paging.Offset);
        var page = new PageStream(select, paging, Viewer.Of(request.Auth, select.Table.Collection), read.Session, rows);
        return select.Table.MayFailToRead
            ? request.JsonAsync(StatusCodes.Status200OK, page, static (writer, p) => p.WriteTo(writer))
            : request.StreamJsonAsync(StatusCodes.Status200OK, page, static (writer, p) => p.WriteTo(writer));
    }

    private async Task AnswerAsync(RequestContext request, Collection collection, RecordSelect select, Paging paging, string expand)
    {
        var page = await ReadPageAsync(request, select, paging);
        var e = new RecordsListRequestEvent { Request = request, Records = collection, Page = page, Aborted = request.Aborted };
        await _hook.RunAsync(e, async () =>
        {
            page = e.Page;
            IReadOnlyList<Record> shown = page.Content is { } content ? RecordsIn(content) : [.. page.Items];
            await enricher.EnrichAsync(shown, request.ToInfo(), expand, request.Aborted);
            if (page.Items.Count == 0 && page.Content is null) await throttle.WaitAsync(collection, request);
            await request.JsonAsync(StatusCodes.Status200OK, page, static (writer, p) => WritePage(writer, p));
        });
    }

    private async ValueTask<RecordPage> ReadPageAsync(RequestContext request, RecordSelect select, Paging paging)
    {
        using var turn = await EnterAsync(request);
        return ReadPage(request, select, paging, turn);
    }

    private ValueTask<QueryTurn> EnterAsync(RequestContext request) =>
        databases.Main.EnterQueryAsync(new QueryCaller(request.ClientAddress, request.Auth.IsGuest, request.Auth.IsSuperuser), request.Aborted);

    /// <summary>Whether the filter or order is the caller's own; superusers know what they do.</summary>
    private static bool IsWrittenByClient(RequestContext request) =>
        !request.Auth.IsSuperuser && (request.Query("filter") is { Length: > 0 } || request.Query("sort") is { Length: > 0 });

    private static RecordPage ReadPage(RequestContext request, RecordSelect select, Paging paging, QueryTurn turn)
    {
        using var read = turn.Read(IsWrittenByClient(request), request.Aborted);
        var items = new List<Record>();
        using (var rows = select.Page(read.Session, paging.PerPage, paging.Offset))
        {
            while (rows.Step()) items.Add(select.Table.Read(rows));
        }

        var total = PageStream.Total(select, paging, read.Session, items.Count);
        return new RecordPage { Page = paging.Page, PerPage = paging.PerPage, TotalItems = total, TotalPages = paging.Pages(total), Items = items };
    }

    private static void WritePage(Utf8JsonWriter writer, RecordPage page)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("items"u8);
        if (page.Content is { } content) WriteContent(writer, content);
        else foreach (var record in page.Items) record.WriteTo(writer);
        writer.WriteEndArray();
        Paging.WriteTotals(writer, page.Page, page.PerPage, page.TotalItems, page.TotalPages);
        writer.WriteEndObject();
    }

    private static List<Record> RecordsIn(IReadOnlyList<object?> content)
    {
        var records = new List<Record>();
        foreach (var item in content)
        {
            if (item is Record record) records.Add(record);
        }

        return records;
    }

    private static void WriteContent(Utf8JsonWriter writer, IReadOnlyList<object?> content)
    {
        foreach (var item in content)
        {
            if (item is Record record) record.WriteTo(writer);
            else AnswerJson.Write(writer, item);
        }
    }
}
