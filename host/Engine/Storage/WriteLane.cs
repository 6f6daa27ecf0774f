using System.Collections.Concurrent;
using Holdall.Engine.Storage.WriteAhead;

namespace Holdall.Engine.Storage;

/// <summary>
/// The one writer: a thread that takes what is waiting and commits it together. Each request has a savepoint of its own, so a failing one undoes only
/// itself; callers are answered after the commit that holds their change.
/// </summary>
// What holds at any time:
// 1. One thread at a time uses the session: the lane's own, or that of an exclusive transaction between its Begin and its End, while the
//    lane's own waits for it.
// 2. A batch, and a group of exclusive jobs that may be as few as one, begin a transaction, and commit it or roll it back, whatever happens.
// 3. Jobs are carried out in the order in which they came. An exclusive one ends the batch before it, and any other the group before it.
// 4. Each caller is told the end once: after the commit that holds the change, or when it is certain that nothing of it was stored.
// 5. A job that fails undoes its own savepoint, and the others of its batch are committed. Only if SQLite has rolled back everything by
//    itself, or the commit fails, all of them fail: those that had failed before with their own reason.
// 6. A job that was given up before its turn is not begun.
// 7. Whoever has begun an exclusive transaction has to end it, since nobody else writes until then. Closed is set once the
//    transaction is committed or rolled back. A group keeps those that have ended waiting, so it is only for short ones.
// 8. After Dispose no job is accepted, and those that were accepted before have been carried out.
internal sealed class WriteLane : IDisposable
{
    private const int MaxPerCommit = 256;

    /// <summary>How long closing waits for what is waiting, and again for what was told to stop.</summary>
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly ConcurrentQueue<WriteJob> _waiting = new();
    private readonly BlockingCollection<WriteJob> _queue;
    private readonly List<WriteJob> _batch = new(MaxPerCommit);
    private readonly DbSession _session;
    private readonly LogCopier _log;
    private readonly string _database;
    private readonly Thread _thread;
    private readonly TransactionGroup _transactions;
    private readonly TimeSpan _limit;
    private readonly DatabaseMetrics? _metrics;
    private WriteJob? _left;
    private long _commits;

    /// <param name="session">The connection.</param>
    /// <param name="log">Is told of commits.</param>
    /// <param name="name">Name of the thread.</param>
    /// <param name="limit">How long a change may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="database">Name of the database in figures.</param>
    /// <param name="metrics">Is told how long changes wait; null = nobody.</param>
    public WriteLane(DbSession session, LogCopier log, string name, TimeSpan limit, TimeProvider time, string database, DatabaseMetrics? metrics)
    {
        _queue = new BlockingCollection<WriteJob>(_waiting);
        _session = session;
        _log = log;
        _limit = limit;
        _database = database;
        _metrics = metrics;
        _transactions = new TransactionGroup(session, time, TakeShared);
        _thread = new Thread(Run) { Name = name, IsBackground = true };
        _thread.Start();
    }

    /// <summary>The writer's session when called by a job on the writer's thread; otherwise null.</summary>
    public DbSession? Current => Thread.CurrentThread == _thread ? _session : null;

    /// <summary>Number of commits so far.</summary>
    public long Commits => Volatile.Read(ref _commits) + _transactions.Commits;

    /// <summary>Number of changes that wait. It may be asked for while the lane closes.</summary>
    public int Waiting => _waiting.Count;

    public void Enqueue(WriteJob job)
    {
        if (_metrics is not null) job.EnqueuedAt = _metrics.Begin();
        try
        {
            _queue.Add(job);
        }
        catch (InvalidOperationException)
        {
            job.Fail(new ObjectDisposedException(nameof(WriteLane)));
        }
    }

    /// <summary>
    /// Finishes what is waiting and ends the thread. What takes too long is stopped; should that not help, it is left alone with its connection, so that the
    /// program can end.
    /// </summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        if (!_thread.Join(CloseTimeout))
        {
            _session.Stop();
            if (!_thread.Join(CloseTimeout)) return;
        }

        _queue.Dispose();
        _transactions.Dispose();
        _session.Dispose();
    }

    private void Run()
    {
        WriteJob? next = null;
        while (next is not null || _queue.TryTake(out next, Timeout.Infinite))
        {
            next = next is ExclusiveJob exclusive ? RunTransactions(exclusive) : RunBatch(next);
            _log.Committed(_session);
        }
    }

    /// <summary>Runs a transaction, and those that wait behind it as far as they are committed with it. What was taken and is not run is given back.</summary>
    private WriteJob? RunTransactions(ExclusiveJob first)
    {
        EndWaiting(first);
        _left = null;
        _transactions.Run(first);
        return _left;
    }

    /// <summary>The next that waits, if it is a transaction that may share a commit. Called by whoever runs the group, which this thread waits for.</summary>
    private ExclusiveJob? TakeShared()
    {
        if (!_queue.TryTake(out var next)) return null;
        if (next is ExclusiveJob { IsShared: true } job)
        {
            EndWaiting(job);
            return job;
        }

        _left = next;
        return null;
    }

    /// <summary>Runs a job and those that wait behind it, up to one that needs the lane for itself, which is given back.</summary>
    private WriteJob? RunBatch(WriteJob first)
    {
        WriteJob? left = null;
        _batch.Clear();
        _batch.Add(first);
        while (_batch.Count < MaxPerCommit && _queue.TryTake(out var job))
        {
            if (job is ExclusiveJob)
            {
                left = job;
                break;
            }

            _batch.Add(job);
        }

        try
        {
            Commit();
        }
        catch (Exception e)
        {
            _session.RollBack();
            foreach (var job in _batch) job.Fail(e);
            return left;
        }

        foreach (var job in _batch) job.Succeed();
        return left;
    }

    private void Commit()
    {
        while (!TryRunAll()) { }
        _session.Commit();
        Interlocked.Increment(ref _commits);
    }

    /// <returns>False when a job has failed in a way that undoes the others too, as one does that is stopped. They are to be run again without it.</returns>
    private bool TryRunAll()
    {
        _session.Begin();
        foreach (var job in _batch)
        {
            if (job.Fault is null) RunInSavepoint(job);
            if (!_session.IsInTransaction) return false;
        }

        return true;
    }

    /// <summary>One that is run again has waited once.</summary>
    private void EndWaiting(WriteJob job)
    {
        if (job.EnqueuedAt == 0) return;
        _metrics?.End(job.EnqueuedAt, _database);
        job.EnqueuedAt = 0;
    }

    private void RunInSavepoint(WriteJob job)
    {
        EndWaiting(job);
        if (job.Aborted.IsCancellationRequested)
        {
            job.Fault = new OperationCanceledException(job.Aborted);
            return;
        }

        _session.Savepoint();
        try
        {
            _session.Limit(_limit, job.Aborted);
            job.Work(_session);
            _session.Release();
        }
        catch (Exception e)
        {
            job.Fault = e;
            if (!_session.IsInTransaction) return;
            _session.RollBackToSavepoint();
        }
        finally
        {
            _session.Limit(Timeout.InfiniteTimeSpan, CancellationToken.None);
        }
    }
}
