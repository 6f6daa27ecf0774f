using Holdall.Auth;
using Holdall.Collections;
using Holdall.Engine.Requests;
using Holdall.Engine.Rules;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Records;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Records;

/// <summary>Updates a record: fields that are not in the body keep their value.</summary>
internal sealed class UpdateRecord(
    RecordStore records, RuleChecker rules, UploadReferences uploads, RecordSaver saver, RecordEnricher enricher, IHooks hooks)
{
    private const string Failed = "Failed to update record.";

    private readonly IHook<RecordRequestEvent> _hook = hooks.RecordUpdateRequest;

    public async Task RunAsync(RequestContext request)
    {
        var collection = request.Collection;
        var id = request.Route("id");
        var body = await RecordAccess.ReadBodyAsync(request);
        RecordAccess.RefuseIfLocked(collection.UpdateRule, AccessRights.Update, request);
        body = await uploads.ResolveAsync(request, body);
        // Before the record is looked for, so that the answer does not tell whether there is one.
        if (RecordAccess.IsRuleAsked(collection.UpdateRule, request.Auth)) UploadsByKey.RefuseTooMany(collection, body, Failed);
        var record = records.Find(collection, id) ?? throw ApiException.NotFound();
        RecordAccess.RefuseEmptyForm(request);
        var form = RecordForm.Load(record, body, request.Auth.IsSuperuser, request.Aborted);
        var isAllowed = () => IsAllowed(collection, id, form, request);
        if (!isAllowed()) throw RecordAccess.Refused(StatusCodes.Status404NotFound, "update");
        var e = new RecordRequestEvent { Request = request, Record = record, Aborted = request.Aborted };
        await _hook.RunAsync(e, () => SaveAndAnswerAsync(request, OrderOf(e, record, form, isAllowed))).OrBadRequestAsync(Failed);
    }

    /// <summary>The rule is asked of the stored row: plain fields are the old values, the new ones are in <c>@request.body</c>.</summary>
    private bool IsAllowed(Collection collection, string id, RecordForm form, RequestContext request) =>
        request.Auth.IsSuperuser || collection.UpdateRule is ""
            || rules.HoldsForStored(collection, collection.UpdateRule!, id, request.ToInfo() with { Body = form.Resolved() });

    /// <summary>The body and the rule were about the record that was found; a handler may have put another one in its place.</summary>
    private static SaveOrder OrderOf(RecordRequestEvent e, Record found, RecordForm form, Func<bool> isAllowed)
    {
        var order = SaveOrder.Of(e.Request, e.Record);
        return ReferenceEquals(e.Record, found) ? order with { Modifiers = form.Modifiers, IsStillAllowed = isAllowed } : order;
    }

    private async Task SaveAndAnswerAsync(RequestContext request, SaveOrder order)
    {
        await saver.SaveAsync(order).OrBadRequestAsync(Failed);
        await RecordAnswer.WriteAsync(request, order.Record, enricher);
    }
}
