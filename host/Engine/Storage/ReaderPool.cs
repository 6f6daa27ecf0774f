namespace Holdall.Engine.Storage;

/// <summary>A fixed number of connections for reading, opened when first needed.</summary>
/// <param name="file">The database file.</param>
/// <param name="size">Number of connections.</param>
/// <param name="limit">How long what is read with one lease may take.</param>
internal sealed class ReaderPool(string file, int size, TimeSpan limit) : IDisposable
{
    private readonly DbSession?[] _idle = new DbSession?[size];
    private readonly SemaphoreSlim _free = new(size, size);

    /// <summary>Takes a connection; waits while all are in use.</summary>
    public DbSession Rent()
    {
        var session = Take();
        session.StopAfter(limit);
        return session;
    }

    public void Return(DbSession session)
    {
        for (var i = 0; i < _idle.Length; i++)
        {
            if (Interlocked.CompareExchange(ref _idle[i], session, null) is not null) continue;
            _free.Release();
            return;
        }

        session.Dispose();
        _free.Release();
    }

    public void Dispose()
    {
        for (var i = 0; i < _idle.Length; i++) Interlocked.Exchange(ref _idle[i], null)?.Dispose();
        _free.Dispose();
    }

    private DbSession Take()
    {
        _free.Wait();
        for (var i = 0; i < _idle.Length; i++)
        {
            if (Interlocked.Exchange(ref _idle[i], null) is { } session) return session;
        }

        try
        {
            return DbSession.Open(file, isReader: true);
        }
        catch
        {
            _free.Release();
            throw;
        }
    }
}

/// <summary>A connection for reading, for as long as it is not disposed. Inside a transaction it is the connection of the transaction.</summary>
internal readonly ref struct ReadLease(DbSession session, ReaderPool? pool)
{
    public DbSession Session { get; } = session;

    public void Dispose() => pool?.Return(Session);
}
