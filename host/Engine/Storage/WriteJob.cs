namespace Holdall.Engine.Storage;

/// <summary>A change that waits for the writer.</summary>
internal abstract class WriteJob(CancellationToken aborted)
{
    public CancellationToken Aborted { get; } = aborted;

    /// <summary>When it began to wait; 0 = nobody wants to know.</summary>
    public long EnqueuedAt { get; set; }

    /// <summary>Why its own part failed, while others of the same commit did not.</summary>
    public Exception? Fault { get; set; }

    public abstract void Work(DbSession session);

    /// <summary>The commit is done: answers the caller with the result, or with the fault.</summary>
    public abstract void Succeed();

    /// <summary>Nothing was committed.</summary>
    public abstract void Fail(Exception error);
}

/// <summary>A change with a result.</summary>
internal sealed class WriteJob<TState, TResult>(TState state, Func<DbSession, TState, TResult> work, CancellationToken aborted) : WriteJob(aborted)
{
    private readonly TaskCompletionSource<TResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TResult _result = default!;

    public Task<TResult> Done => _done.Task;

    public override void Work(DbSession session) => _result = work(session, state);

    public override void Succeed()
    {
        if (Fault is null) _done.SetResult(_result);
        else _done.SetException(Fault);
    }

    public override void Fail(Exception error) => _done.SetException(Fault ?? error);
}

/// <summary>A transaction that needs the lane for itself.</summary>
internal sealed class ExclusiveJob(TimeSpan limit, bool isShared, CancellationToken aborted) : WriteJob(aborted)
{
    /// <summary>Whether it may be committed together with others, which wait for each other then.</summary>
    public bool IsShared { get; } = isShared;

    /// <summary>How long it may take.</summary>
    public TimeSpan Limit { get; } = limit;

    private readonly TaskCompletionSource<DbTransaction> _begun = new();

    public Task<DbTransaction> Begun => _begun.Task;

    /// <summary>Begins the work, on the thread that calls. It is not that of the lane, see <see cref="TransactionGroup"/>.</summary>
    public void Begin(DbTransaction transaction) => _begun.SetResult(transaction);

    public override void Work(DbSession session) => throw new InvalidOperationException("An exclusive transaction is not run by the writer.");

    public override void Succeed() => throw new InvalidOperationException("An exclusive transaction is not part of a batch.");

    public override void Fail(Exception error) =>
        ThreadPool.UnsafeQueueUserWorkItem(static failed => failed.Job._begun.SetException(failed.Error), (Job: this, Error: error), preferLocal: false);
}
