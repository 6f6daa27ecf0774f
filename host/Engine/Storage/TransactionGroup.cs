namespace Holdall.Engine.Storage;

/// <summary>
/// Transactions that have the writer for themselves one after the other, and are committed together while all of them are short: a commit costs as much as
/// several of them. Whoever is done waits for those behind, so a single slow one ends that for a while.
/// </summary>
/// <remarks>
/// The writer's thread begins a group and commits it, and does not run any of it. The thread on which a transaction ends begins the next one: to wake
/// another for each of them would cost as much as the work does.
/// </remarks>
/// <param name="session">The writer's connection.</param>
/// <param name="time">The clock.</param>
/// <param name="next">Takes the next one that waits and may share a commit; null when nobody does.</param>
internal sealed class TransactionGroup(DbSession session, TimeProvider time, Func<ExclusiveJob?> next) : IThreadPoolWorkItem, IDisposable
{
    private const int Most = 64;

    /// <summary>How many in a row have to be short before others wait for one.</summary>
    private const int Trust = 8;

    /// <summary>What is short: longer than nearly all handlers that only compute, and less than any that waits for something.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(2);

    /// <summary>How long a group may have been open when one more begins.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(5);

    /// <summary>Those that are to be committed.</summary>
    private readonly List<DbTransaction> _ended = new(Most);

    private readonly ManualResetEventSlim _over = new();
    private ExclusiveJob? _first;
    private long _begun;
    private long _turnBegun;
    private long _commits;
    private int _shortInARow;
    private bool _isShared;
    private bool _takesMore;

    /// <summary>Number of commits so far. Any thread may ask.</summary>
    public long Commits => Volatile.Read(ref _commits);

    /// <summary>Runs a transaction, and those behind it that may share its commit. Called by the writer's thread, which waits for them.</summary>
    public void Run(ExclusiveJob first)
    {
        if (!TryBegin(first)) return;
        _over.Reset();
        _first = first;
        // Never on the writer's thread: whoever else a transaction lets go on would do so there, and see what is not committed yet.
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        _over.Wait();
        Commit();
    }

    void IThreadPoolWorkItem.Execute() => RunFrom(_first);

    public void Dispose() => _over.Dispose();

    /// <summary>A transaction has ended. Unless the thread that has begun it is still there to do so, the caller goes on with the next one.</summary>
    public void End(DbTransaction transaction)
    {
        if (!transaction.Meet()) return;
        Close(transaction);
        RunFrom(Next());
    }

    private bool TryBegin(ExclusiveJob job)
    {
        if (IsGivenUp(job)) return false;
        try
        {
            session.Begin();
        }
        catch (Exception e)
        {
            job.Fail(e);
            return false;
        }

        _begun = time.GetTimestamp();
        _takesMore = _isShared = job.IsShared && _shortInARow >= Trust;
        return true;
    }

    /// <summary>Runs transactions until one goes on elsewhere, or none is left.</summary>
    private void RunFrom(ExclusiveJob? job)
    {
        for (; job is not null; job = Next())
        {
            if (IsGivenUp(job) || !TryEnter(job)) continue;
            var transaction = new DbTransaction(session, this, job.IsShared);
            job.Begin(transaction);
            if (!transaction.Meet()) return;
            Close(transaction);
        }

        _over.Set();
    }

    private ExclusiveJob? Next() => _takesMore ? next() : null;

    /// <summary>Keeps what a transaction has done, or undoes it.</summary>
    private void Close(DbTransaction transaction)
    {
        try
        {
            session.Limit(Timeout.InfiniteTimeSpan, CancellationToken.None);
            Note(transaction);
        }
        catch (Exception e)
        {
            _ended.Add(transaction);
            Fail(e);
        }

        var isShort = time.GetElapsedTime(_turnBegun) <= Short;
        if (transaction.IsShared) _shortInARow = isShort ? Math.Min(_shortInARow + 1, Trust) : 0;
        var isFull = _ended.Count >= Most || time.GetElapsedTime(_begun) >= LongestWait;
        _takesMore = _isShared && isShort && !isFull && !transaction.CommitsAtOnce && session.IsInTransaction;
    }

    /// <summary>Commits what is there, and tells those whose it is.</summary>
    private void Commit()
    {
        if (!session.IsInTransaction) return;
        try
        {
            session.Commit();
            Interlocked.Increment(ref _commits);
        }
        catch (Exception e)
        {
            Fail(e);
            return;
        }

        foreach (var transaction in _ended) transaction.Closed.SetResult();
        _ended.Clear();
    }

    private static bool IsGivenUp(ExclusiveJob job)
    {
        if (!job.Aborted.IsCancellationRequested) return false;
        job.Fail(new OperationCanceledException(job.Aborted));
        return true;
    }

    private bool TryEnter(ExclusiveJob job)
    {
        try
        {
            if (_isShared) session.Savepoint();
            // What is interrupted undoes all of the group: nobody does that to others by leaving.
            session.Limit(job.Limit, _ended.Count == 0 ? job.Aborted : CancellationToken.None);
            _turnBegun = time.GetTimestamp();
            return true;
        }
        catch (Exception e)
        {
            job.Fail(e);
            Fail(e);
            return _takesMore = false;
        }
    }

    private void Note(DbTransaction transaction)
    {
        // SQLite does that by itself when the disk is full, for example.
        var isUndone = !session.IsInTransaction;
        if (isUndone && (transaction.HasSucceeded || _ended.Count > 0))
            throw new DatabaseException(DatabaseErrorKind.Other, "the transaction was rolled back");
        if (transaction.HasSucceeded)
        {
            if (_isShared) session.Release();
            _ended.Add(transaction);
            return;
        }

        if (_isShared && !isUndone) session.RollBackToSavepoint();
        else session.RollBack();
        transaction.Closed.SetResult();
    }

    /// <summary>Nothing is stored of those that have ended.</summary>
    private void Fail(Exception reason)
    {
        session.RollBack();
        foreach (var transaction in _ended) transaction.Closed.SetException(reason);
        _ended.Clear();
    }
}
