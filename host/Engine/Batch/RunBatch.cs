using Holdall.Batch;
using Holdall.Engine.Records;
using Holdall.Engine.Requests;
using Holdall.Engine.Storage;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Settings;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Batch;

/// <summary>Carries out a batch: all of its items, in order, in one transaction, or nothing.</summary>
internal sealed class RunBatch(
    ISettings settings,
    Databases databases,
    BatchActions actions,
    BatchPasswords passwords,
    CallerCheck callers,
    IHooks hooks,
    TimeProvider time)
{
    private const int UnsetTimeout = 3;
    private const string Message = "Batch transaction failed.";

    private static readonly FieldError ItemFailed = new("batch_request_failed", "Batch request failed.");

    private readonly IHook<BatchRequestEvent> _hook = hooks.BatchRequest;

    public async Task RunAsync(RequestContext request)
    {
        var limits = settings.Current.Batch;
        if (!limits.Enabled || limits.MaxRequests <= 0) throw ApiException.Forbidden("Batch requests are not allowed.");
        var items = await BatchForm.ReadAsync(request);
        BatchValidator.Validate(items, limits.MaxRequests);
        var e = new BatchRequestEvent { Request = request, Batch = items, Aborted = request.Aborted };
        await _hook.RunAsync(e, () => RunAndAnswerAsync(request, [.. e.Batch], limits.Timeout));
    }

    private async Task RunAndAnswerAsync(RequestContext request, IReadOnlyList<BatchItem> items, int timeout)
    {
        using var expiry = new CancellationTokenSource(TimeSpan.FromSeconds(timeout > 0 ? timeout : UnsetTimeout), time);
        using var aborted = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, request.Aborted);
        var run = new BatchRun(actions, request, items, aborted.Token);
        try
        {
            var terms = new BatchedRequest(await passwords.PrepareAsync(items, request, aborted.Token));
            await databases.Main.RunAsync(
                () =>
                {
                    databases.Main.StopTransactionWhen(aborted.Token);
                    callers.Require(databases.Main.TransactionSession, request.Auth);
                    return run.RunAsync(terms);
                },
                aborted.Token);
        }
        catch (Exception e) when (run.HasBegun || e is not ApiException)
        {
            throw Failed(run, e);
        }

        await request.JsonAsync(StatusCodes.Status200OK, run.Answers, static (writer, answers) =>
        {
            writer.WriteStartArray();
            foreach (var answer in answers) answer.WriteAnswer(writer);
            writer.WriteEndArray();
        });
    }

    /// <summary>Tells which item failed and what it would have been answered.</summary>
    private static ApiException Failed(BatchRun run, Exception failure)
    {
        if (run.Failure is not var (index, cause)) return Failures.BadRequest(Message, failure);
        return Failures.BadRequest(Message, cause, new FieldErrors().Add($"requests.{index}", ItemFailed with { Response = AnswerOf(index, cause) }));
    }

    private static ApiException AnswerOf(int index, Exception cause) => cause switch
    {
        ApiException answer => answer,
        UnansweredItemException item => item.ToAnswer(index),
        _ => ApiException.BadRequest(cause: cause),
    };
}
