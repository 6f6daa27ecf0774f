namespace Holdall.Engine.Storage;

/// <summary>A connection for reading, for as long as it is not disposed. Inside a transaction it is the connection of the transaction.</summary>
/// <param name="session">The connection.</param>
/// <param name="pool">Where it is from; null for that of a transaction.</param>
/// <param name="former">When a transaction would be stopped without the lease.</param>
internal readonly ref struct ReadLease(DbSession session, ReaderPool? pool, long former = 0)
{
    public DbSession Session { get; } = session;

    public void Dispose()
    {
        if (pool is null) Session.Widen(former);
        else pool.Return(Session);
    }
}
