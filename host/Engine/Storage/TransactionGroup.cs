namespace Holdall.Engine.Storage;

/// <summary>
/// Transactions that have the writer for themselves one after the other, and are committed together while all of them are short: a commit costs as much as
/// several of them. Whoever is done waits for those behind, so a single slow one ends that for a while.
/// </summary>
/// <param name="session">The writer's connection. Only the writer's thread calls this class.</param>
/// <param name="time">The clock.</param>
internal sealed class TransactionGroup(DbSession session, TimeProvider time)
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

    private long _begun;
    private long _commits;
    private int _shortInARow;
    private bool _isShared;

    /// <summary>Number of commits so far. Any thread may ask.</summary>
    public long Commits => Volatile.Read(ref _commits);

    /// <summary>Whether one more may be run.</summary>
    public bool TakesMore { get; private set; }

    /// <summary>Begins a group with its first transaction, and runs that.</summary>
    /// <returns>False if it can't begin; it was told.</returns>
    public bool TryBegin(ExclusiveJob job)
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
        _isShared = job.IsShared && _shortInARow >= Trust;
        Run(job);
        return true;
    }

    /// <summary>Runs a transaction up to its end, as a part of the group.</summary>
    public void Run(ExclusiveJob job)
    {
        if (IsGivenUp(job) || !TryEnter(job)) return;
        var begun = time.GetTimestamp();
        var transaction = new DbTransaction(session);
        try
        {
            // What is interrupted undoes all of the group: nobody does that to others by leaving.
            session.Limit(job.Limit, _ended.Count == 0 ? job.Aborted : CancellationToken.None);
            job.Begin(transaction);
#pragma warning disable RS0030 // The thread is the writer's own, and has nothing else to do until the transaction ends.
            var succeeded = transaction.Ended.Task.GetAwaiter().GetResult();
#pragma warning restore RS0030
            session.Limit(Timeout.InfiniteTimeSpan, CancellationToken.None);
            Note(transaction, succeeded);
        }
        catch (Exception e)
        {
            _ended.Add(transaction);
            Fail(e);
        }

        var isShort = time.GetElapsedTime(begun) <= Short;
        if (job.IsShared) _shortInARow = isShort ? Math.Min(_shortInARow + 1, Trust) : 0;
        var isFull = _ended.Count >= Most || time.GetElapsedTime(_begun) >= LongestWait;
        TakesMore = _isShared && isShort && !isFull && !transaction.CommitsAtOnce && session.IsInTransaction;
    }

    /// <summary>Commits what is there, and tells those whose it is.</summary>
    public void End()
    {
        TakesMore = false;
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
            return true;
        }
        catch (Exception e)
        {
            job.Fail(e);
            Fail(e);
            return TakesMore = false;
        }
    }

    private void Note(DbTransaction transaction, bool succeeded)
    {
        // SQLite does that by itself when the disk is full, for example.
        var isUndone = !session.IsInTransaction;
        if (isUndone && (succeeded || _ended.Count > 0)) throw new DatabaseException(DatabaseErrorKind.Other, "the transaction was rolled back");
        if (succeeded)
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
