namespace Holdall.Plugins.Auth.Passwords;

/// <summary>One password that waits to be hashed.</summary>
internal abstract class HashJob
{
    /// <summary>Does the work, unless its caller has gone meanwhile.</summary>
    public abstract void Run();

    /// <summary>Ends it without having done it.</summary>
    public abstract void Refuse(Exception reason);
}

/// <param name="work">The work.</param>
/// <param name="aborted">Ends the wait.</param>
internal sealed class HashJob<TResult>(Func<TResult> work, CancellationToken aborted) : HashJob
{
    private readonly TaskCompletionSource<TResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<TResult> WaitAsync()
    {
        await using var _ = aborted.Register(() => _done.TrySetCanceled(aborted));
        return await _done.Task;
    }

    public override void Run()
    {
        if (_done.Task.IsCompleted) return;
        try
        {
            _done.TrySetResult(work());
        }
        catch (Exception e)
        {
            _done.TrySetException(e);
        }
    }

    public override void Refuse(Exception reason) => _done.TrySetException(reason);
}
