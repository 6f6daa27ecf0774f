using Holdall.Auth;
using Holdall.Collections;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Storage;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Records;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Records;

/// <summary>Answers one record: straight from its row when nothing needs it as an object.</summary>
internal sealed class ViewRecord(Databases databases, FilterFactory filters, RecordEnricher enricher, IHooks hooks)
{
    private readonly IHook<RecordRequestEvent> _hook = hooks.RecordViewRequest;

    public async Task RunAsync(RequestContext request)
    {
        var collection = request.Collection;
        var id = request.Route("id");
        await RecordAccess.ReadBodyAsync(request);
        RecordAccess.RefuseIfLocked(collection.ViewRule, AccessRights.Read, request);
        var query = Query(collection, request);
        var expand = request.Query("expand") ?? "";
        try
        {
            await databases.Main.ReserveReadAsync(request.Aborted);
            if (expand.Length == 0 && !_hook.HasHandlersFor(collection) && !enricher.IsNeededFor(collection)) await StreamAsync(request, query, id);
            else await AnswerAsync(request, query, id, expand);
        }
        catch (DatabaseException e)
        {
            // A rule that can't be run is for the client as if the record were not there.
            throw new ApiException(StatusCodes.Status404NotFound, cause: e);
        }
    }

    private FilterQuery Query(Collection collection, RequestContext request)
    {
        if (request.Auth.IsSuperuser || collection.ViewRule is "") return filters.All(collection);
        try
        {
            return filters.Get(new QueryText(collection) { Rule = collection.ViewRule! }, request.ToInfo());
        }
        catch (FilterException)
        {
            throw ApiException.NotFound();
        }
    }

    private Task StreamAsync(RequestContext request, FilterQuery query, string id)
    {
        using var read = databases.Main.ReadReserved();
        var select = new RecordSelect(query);
        using var row = select.One(read.Session, id);
        if (!row.Step()) throw ApiException.NotFound();
        var viewer = Viewer.Of(request.Auth, query.Collection);
        return request.JsonAsync(
            StatusCodes.Status200OK, (select.Table.Json, row, viewer), static (writer, s) => s.Json.Write(writer, s.row, s.viewer));
    }

    private async Task AnswerAsync(RequestContext request, FilterQuery query, string id, string expand)
    {
        var record = Find(query, id);
        var e = new RecordRequestEvent { Request = request, Record = record, Aborted = request.Aborted };
        await _hook.RunAsync(e, async () =>
        {
            await enricher.EnrichAsync([e.Record], request.ToInfo(), expand, request.Aborted);
            await request.JsonAsync(StatusCodes.Status200OK, e.Record, static (writer, r) => r.WriteTo(writer));
        });
    }

    private Record Find(FilterQuery query, string id)
    {
        using var read = databases.Main.ReadReserved();
        var select = new RecordSelect(query);
        using var row = select.One(read.Session, id);
        return row.Step() ? select.Table.Read(row) : throw ApiException.NotFound();
    }
}
