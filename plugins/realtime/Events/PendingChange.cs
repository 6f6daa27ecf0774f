namespace Holdall.Plugins.Realtime.Events;

/// <summary>A change on its way: it has its place in the order of changes from the moment that it is made, and is told, or not, once that is decided.</summary>
/// <param name="queue">Where it has its place.</param>
/// <param name="deletion">The messages about a deletion, which are made before it.</param>
internal sealed class PendingChange(ChangeQueue queue, List<Delivery>? deletion = null) : IDisposable
{
    private int _isSettled;

    /// <summary>The messages about a deletion, which were made before it.</summary>
    public List<Delivery>? Deletion => deletion;

    /// <summary>What is told; null if nothing is, or not yet.</summary>
    public Change? Change { get; private set; }

    /// <summary>What is done in its place instead; null for changes.</summary>
    public Func<Task>? Work { get; init; }

    /// <summary>Whether another process has made it.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether there is anything to do when its turn comes.</summary>
    public bool IsTold => Change is not null || Work is not null;

    /// <summary>Whether it is decided.</summary>
    public bool IsSettled => Volatile.Read(ref _isSettled) == 2;

    /// <summary>The timestamp when it was decided.</summary>
    public long SettledAt { get; private set; }

    /// <summary>Whether it has lost its place, as it took too long to decide. Only the queue sets it.</summary>
    public bool IsLate { get; set; }

    /// <summary>Gives it its place, behind what is there.</summary>
    /// <returns>Null when too many wait already.</returns>
    public PendingChange? Place() => queue.TryAdd(this) ? this : null;

    /// <summary>It is to be told.</summary>
    public void Tell(Change change) => Settle(change);

    /// <summary>It is not to be told, unless that was decided before.</summary>
    public void Dispose() => Settle(null);

    private void Settle(Change? change)
    {
        if (Interlocked.CompareExchange(ref _isSettled, 1, 0) != 0) return;
        Change = change;
        SettledAt = queue.Now;
        Volatile.Write(ref _isSettled, 2);
        queue.Settled(this);
    }
}
