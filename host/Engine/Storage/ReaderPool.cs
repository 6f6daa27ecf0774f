using System.Collections.Concurrent;

namespace Holdall.Engine.Storage;

/// <summary>A fixed number of connections for reading, opened when first needed.</summary>
/// <param name="file">The database file.</param>
/// <param name="size">Number of connections.</param>
/// <param name="limit">How long what is read with one lease may take.</param>
/// <param name="time">The clock that tells.</param>
internal sealed class ReaderPool(string file, int size, TimeSpan limit, TimeProvider time) : IDisposable
{
    /// <summary>How long closing waits for one that was told to stop.</summary>
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly DbSession?[] _idle = new DbSession?[size];
    private readonly SemaphoreSlim _free = new(size, size);
    private readonly ConcurrentBag<DbSession> _opened = [];
    private volatile bool _closed;

    /// <summary>Takes a connection; waits while all are in use.</summary>
    /// <param name="shorter">How long what is read may take, if that is less than usual.</param>
    /// <param name="aborted">Interrupts what is read.</param>
    /// <exception cref="ObjectDisposedException">The database is closed.</exception>
    /// <param name="isReserved">Whether <see cref="ReserveAsync"/> has waited for it.</param>
    public DbSession Rent(TimeSpan? shorter = null, bool isReserved = false, CancellationToken aborted = default)
    {
        if (!isReserved) _free.Wait(CancellationToken.None);
        var session = Take();
        session.StopAfter(shorter < limit ? shorter.Value : limit);
        session.StopWhen(aborted);
        if (!_closed) return session;
        Return(session);
        throw new ObjectDisposedException(nameof(ReaderPool));
    }

    /// <summary>Waits without a thread until a connection is free, which is the caller's to rent at once.</summary>
    public ValueTask ReserveAsync(CancellationToken aborted) => _free.Wait(0, CancellationToken.None) ? default : new ValueTask(_free.WaitAsync(aborted));

    public void Return(DbSession session)
    {
        for (var i = 0; i < _idle.Length && !_closed; i++)
        {
            if (Interlocked.CompareExchange(ref _idle[i], session, null) is not null) continue;
            _free.Release();
            return;
        }

        session.Dispose();
        _free.Release();
    }

    /// <summary>Stops what is being read and closes the connections; one that is not given back in time is closed when it is.</summary>
    public void Dispose()
    {
        _closed = true;
        foreach (var session in _opened) session.StopAfter(TimeSpan.Zero);
        var taken = 0;
        while (taken < size && _free.Wait(CloseTimeout)) taken++;
        for (var i = 0; i < _idle.Length; i++) Interlocked.Exchange(ref _idle[i], null)?.Dispose();
        // Who waits for a connection learns that there is none any more.
        if (taken > 0) _free.Release(taken);
    }

    private DbSession Take()
    {
        if (_closed)
        {
            _free.Release();
            throw new ObjectDisposedException(nameof(ReaderPool));
        }

        for (var i = 0; i < _idle.Length; i++)
        {
            if (Interlocked.Exchange(ref _idle[i], null) is { } session) return session;
        }

        try
        {
            var opened = DbSession.Open(file, isReader: true, time: time);
            _opened.Add(opened);
            return opened;
        }
        catch
        {
            _free.Release();
            throw;
        }
    }
}
