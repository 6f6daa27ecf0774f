using Holdall.Engine.Backups;

namespace Holdall.Host;

/// <summary>Carries the wish for a restart to whoever serves this generation; in other commands nobody listens.</summary>
internal sealed class Restart : IRestart
{
    private readonly TaskCompletionSource<DataSwap> _requested = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsPossible { get; private set; }

    public void Request(DataSwap swap) => _requested.TrySetResult(swap);

    /// <summary>Ends with the first request.</summary>
    public Task<DataSwap> Listen()
    {
        IsPossible = true;
        return _requested.Task;
    }
}
