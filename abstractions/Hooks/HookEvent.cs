using Holdall.Collections;

namespace Holdall.Hooks;

/// <summary>What happened, or is about to. Handlers of one run share the event and may change what it lets them change.</summary>
public abstract class HookEvent
{
    /// <summary>
    /// The collection that the event is about, or null. Handlers that were registered for collections run only when its name or id is among
    /// theirs.
    /// </summary>
    public virtual Collection? Collection => null;

    /// <summary>
    /// Whether it happens inside a transaction that somebody has begun around it. The transaction of a change itself does not count, although handlers
    /// take part in it.
    /// </summary>
    public bool IsInTransaction { get; init; }

    /// <summary>Signalled when nobody waits for the outcome any more, such as a client that hung up.</summary>
    public CancellationToken Aborted { get; init; }
}
