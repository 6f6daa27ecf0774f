using System.Runtime.CompilerServices;
using Holdall.Collections;
using Holdall.Engine.Requests;
using Holdall.Engine.Schema.Tables;
using Holdall.Fields;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Records;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Records;

/// <summary>Prepares records for a client: the enrich event, what the caller may see, and related records.</summary>
internal sealed class RecordEnricher(IHooks hooks, IRules rules, RecordExpander expander)
{
    private readonly IHook<RecordEnrichEvent> _enrich = hooks.RecordEnrich;

    /// <summary>Whether records of a collection need more than what <see cref="RowJson"/> does, whoever asks.</summary>
    public bool IsNeededFor(Collection collection) =>
        _enrich.HasHandlersFor(collection) || collection is { IsAuth: true, Auth.ManageRule.Length: > 0 };

    /// <param name="records">Records of one collection.</param>
    /// <param name="request">For whom.</param>
    /// <param name="expand">Value of the parameter <c>expand</c>; empty = no related records.</param>
    /// <param name="aborted">Gives up.</param>
    public Task EnrichAsync(IReadOnlyList<Record> records, RequestInfo request, string expand, CancellationToken aborted)
    {
        if (records.Count == 0) return Task.CompletedTask;
        return _enrich.HasHandlersFor(records[0].Collection)
            ? RunHooksAsync(records, 0, request, expand, aborted)
            : EnrichNowAsync(records, request, expand, aborted);
    }

    /// <summary>The events of several records are nested.</summary>
    private async Task RunHooksAsync(IReadOnlyList<Record> records, int index, RequestInfo request, string expand, CancellationToken aborted)
    {
        if (index == records.Count)
        {
            await EnrichNowAsync(records, request, expand, aborted);
            return;
        }

        // Every record deepens the stack.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) await Task.Yield();
        try
        {
            var e = new RecordEnrichEvent { Record = records[index], Request = request, Aborted = aborted };
            await _enrich.RunAsync(e, () => RunHooksAsync(records, index + 1, request, expand, aborted));
        }
        catch (Exception e) when (e is not ApiException)
        {
            throw new ApiException(StatusCodes.Status500InternalServerError, "Failed to enrich record(s).", cause: e) { IsUnexpected = Failures.IsUnexpected(e) };
        }
    }

    private Task EnrichNowAsync(IReadOnlyList<Record> records, RequestInfo request, string expand, CancellationToken aborted)
    {
        foreach (var record in records) ShowWhatIsAllowed(record, request);
        return expand.Length == 0 ? Task.CompletedTask : expander.ExpandAsync(records, request, expand, EnrichAsync, aborted);
    }

    private void ShowWhatIsAllowed(Record record, RequestInfo request)
    {
        var viewer = Viewer.Of(request.Auth, record.Collection);
        if (viewer.IsSuperuser)
        {
            record.ShowEmail = true;
            foreach (var field in record.Collection.Fields)
            {
                if (record.Collection.VisibilityOf(field) == FieldVisibility.Superusers) record.Unhide(field.Name);
            }

            return;
        }

        if (!record.Collection.IsAuth) return;
        // Unlike for changing them, a manage rule that lets guests in shows them addresses.
        record.ShowEmail = record.Id == viewer.OwnId
            || record.Collection.Auth!.ManageRule is { Length: > 0 } rule && rules.MayAccess(rule, record, request);
    }
}
