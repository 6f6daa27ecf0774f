using System.Runtime.CompilerServices;
using Holdall.Batch;
using Holdall.Engine.Records;
using Holdall.Http;

namespace Holdall.Engine.Batch;

/// <summary>One run through the items of a batch, each nested in the one before.</summary>
internal sealed class BatchRun(BatchActions actions, RequestContext batch, IReadOnlyList<BatchItem> items, CancellationToken aborted)
{
    /// <summary>The answers in the order of the items.</summary>
    public List<BatchItemContext> Answers { get; } = new(items.Count);

    /// <summary>The first failure and the item that it belongs to. The items around it see it as well, but it is not theirs.</summary>
    public (int Index, Exception Cause)? Failure { get; private set; }

    /// <summary>Whether it has come to its items.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Runs all items; fails also when the hook of an earlier item swallowed the failure of a later one.</summary>
    /// <param name="terms">What each item is handed.</param>
    public async Task RunAsync(BatchedRequest terms)
    {
        HasBegun = true;
        await RunFromAsync(0, terms);
        if (Failure is { } failure) throw new InvalidOperationException("An item of the batch has failed.", failure.Cause);
        aborted.ThrowIfCancellationRequested();
    }

    private async Task RunFromAsync(int index, BatchedRequest terms)
    {
        if (index == items.Count) return;
        aborted.ThrowIfCancellationRequested();
        // Every item deepens the stack: a batch may be as long as the settings allow.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) await Task.Yield();
        try
        {
            await actions.RunAsync(batch, items[index], terms, answer => GoOnAsync(answer, index + 1, terms), aborted);
        }
        catch (Exception e)
        {
            // What comes after that is its doing: a statement is interrupted, and then a rule seems broken.
            if (!aborted.IsCancellationRequested) Failure ??= (index, e);
            throw;
        }
    }

    private Task GoOnAsync(BatchItemContext answer, int next, BatchedRequest terms)
    {
        Answers.Add(answer);
        return RunFromAsync(next, terms);
    }
}
