using Holdall.Auth;
using Holdall.Collections;
using Holdall.Engine.Requests;
using Holdall.Engine.Rules;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Records;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Records;

/// <summary>Creates a record.</summary>
internal sealed class CreateRecord(RuleChecker rules, UploadReferences uploads, RecordSaver saver, RecordEnricher enricher, IHooks hooks)
{
    private const string Failed = "Failed to create record.";

    private readonly IHook<RecordRequestEvent> _hook = hooks.RecordCreateRequest;

    public Task RunAsync(RequestContext request) => CreateAsync(request, prepare: null);

    /// <summary>As <see cref="RunAsync"/>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="prepare">Is shown the record before handlers are; null for requests of clients.</param>
    /// <returns>The record.</returns>
    public async Task<Record> CreateAsync(RequestContext request, Action<Record>? prepare)
    {
        var collection = request.Collection;
        var body = await RecordAccess.ReadBodyAsync(request);
        RecordAccess.RefuseIfLocked(collection.CreateRule, AccessRights.Create, request);
        RecordAccess.RefuseEmptyForm(request);
        body = await uploads.ResolveAsync(request, body);
        if (RecordAccess.IsRuleAsked(collection.CreateRule, request.Auth)) UploadsByKey.RefuseTooMany(collection, body, Failed);
        var record = new Record(collection);
        var form = RecordForm.Load(record, body, request.Auth.IsSuperuser, request.Aborted);
        if (!IsAllowed(collection, record, form, request)) throw RecordAccess.Refused(StatusCodes.Status400BadRequest, "create", Failed);
        prepare?.Invoke(record);
        var e = new RecordRequestEvent { Request = request, Record = record, Aborted = request.Aborted };
        await _hook.RunAsync(e, () => SaveAndAnswerAsync(request, e.Record)).OrBadRequestAsync(Failed);
        return e.Record;
    }

    private bool IsAllowed(Collection collection, Record record, RecordForm form, RequestContext request)
    {
        if (request.Auth.IsSuperuser) return true;
        // The rule is asked of the record as it would be stored, which this one can't be, so not even an open rule lets it in.
        if (!RecordPasswords.CanHashAll(record)) return false;
        return collection.CreateRule is "" || rules.HoldsForNew(collection.CreateRule!, record, request.ToInfo() with { Body = form.Resolved() });
    }

    private async Task SaveAndAnswerAsync(RequestContext request, Record record)
    {
        // Handlers around it see the answer that it is going to be.
        await saver.SaveAsync(SaveOrder.Of(request, record)).OrBadRequestAsync(Failed);
        await RecordAnswer.WriteAsync(request, record, enricher);
    }
}
