namespace Holdall.Realtime;

/// <summary>
/// The way of changes to the clients of other processes, and of theirs to the clients of this one. A plugin may provide it; an installation of one process needs
/// none.
/// </summary>
public interface IRealtimeRelay
{
    /// <summary>
    /// A record was changed by this process. It is called for every change, after the commit and in the order of the changes of a collection, and must not wait.
    /// </summary>
    void Tell(RealtimeChange change);

    /// <summary>Says who takes what other processes tell. It is called once, at start.</summary>
    /// <param name="take">
    /// Judges the change for each client of this process and tells them; it does not wait. The row of a deletion is gone by then, so it is told only to those whom
    /// rules and filters let see every row.
    /// </param>
    void Receive(Action<RealtimeChange> take);
}
