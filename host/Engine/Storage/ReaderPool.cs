namespace Holdall.Engine.Storage;

/// <summary>A fixed number of connections for reading, opened when first needed.</summary>
internal sealed class ReaderPool(string file, int size) : IDisposable
{
    private readonly DbSession?[] _idle = new DbSession?[size];
    private readonly SemaphoreSlim _free = new(size, size);

    /// <summary>Takes a connection; waits while all are in use.</summary>
    public DbSession Rent()
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
}

/// <summary>A connection for reading, for as long as it is not disposed. Inside a transaction it is the connection of the transaction.</summary>
internal readonly ref struct ReadLease(DbSession session, ReaderPool? pool)
{
    public DbSession Session { get; } = session;

    public void Dispose() => pool?.Return(Session);
}
