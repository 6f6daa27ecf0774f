using Holdall.Auth;
using Holdall.Collections;
using Holdall.Engine.Requests;
using Holdall.Engine.Rules;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Records;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Records;

/// <summary>Deletes a record.</summary>
internal sealed class DeleteRecord(RecordStore records, RuleChecker rules, RecordDeleter deleter, IHooks hooks)
{
    private readonly IHook<RecordRequestEvent> _hook = hooks.RecordDeleteRequest;

    public async Task RunAsync(RequestContext request)
    {
        var collection = request.Collection;
        var id = request.Route("id");
        await RecordAccess.ReadBodyAsync(request);
        RecordAccess.RefuseIfLocked(collection.DeleteRule, AccessRights.Delete, request);
        var record = records.Find(collection, id);
        if (record is null) throw ApiException.NotFound();
        if (!IsAllowed(collection, id, request)) throw RecordAccess.Refused(StatusCodes.Status404NotFound, "delete");
        var e = new RecordRequestEvent { Request = request, Record = record, Aborted = request.Aborted };
        await _hook.RunAsync(e, () => DeleteAndAnswerAsync(request, e.Record)).OrBadRequestAsync(RecordDeleter.Failed);
    }

    private bool IsAllowed(Collection collection, string id, RequestContext request) =>
        request.Auth.IsSuperuser || collection.DeleteRule is "" || rules.HoldsForStored(collection, collection.DeleteRule!, id, request.ToInfo());

    private async Task DeleteAndAnswerAsync(RequestContext request, Record record)
    {
        await deleter.DeleteAsync(record, request.Aborted, SaveOrder.CallerOf(request)).OrBadRequestAsync(RecordDeleter.Failed);
        await request.NoContentAsync();
    }
}
