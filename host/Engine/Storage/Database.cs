using Holdall.Engine.Metrics;
using Holdall.Engine.Storage.WriteAhead;
using Holdall.Records;

namespace Holdall.Engine.Storage;

/// <summary>
/// A database file: readers, one writer, ambient transactions. It is the only place, beside the job storage, that opens SQLite.
/// </summary>
internal sealed class Database : ITransactions, IDisposable
{
    /// <summary>How long a change may take that is made together with others.</summary>
    private static readonly TimeSpan WriteLimit = TimeSpan.FromSeconds(30);

    /// <summary>How long a transaction may take that has the writer for itself: an import, the deletion of all that refers to a record.</summary>
    private static readonly TimeSpan TransactionLimit = TimeSpan.FromMinutes(10);

    private readonly AsyncLocal<DbTransaction?> _transaction = new();
    private readonly TimeSpan _queryTimeout;
    private readonly ReaderPool _readers;
    private readonly ReaderPool _queries;
    private readonly QueryGate _gate = new(ReaderCount);
    private readonly LogCopier _log;
    private readonly WriteLane _writer;
    private readonly RawFiles _raw;
    private readonly TimeSpan _filterTimeout;

    private int _keptSnapshots;

    private Database(string file, DbSession writer, TimeSpan queryTimeout, TimeSpan filterTimeout, TimeProvider time, DatabaseMetrics? metrics)
    {
        _filterTimeout = filterTimeout;
        File = file;
        Name = Path.GetFileNameWithoutExtension(file);
        _queryTimeout = queryTimeout;
        _raw = new RawFiles(file);
        _readers = new ReaderPool(file, ReaderCount, queryTimeout, time);
        _queries = new ReaderPool(file, ReaderCount, queryTimeout, time);
        Short = new ShortTransactions(this);
        _log = new LogCopier(this);
        writer.LeaveLogAlone();
        _writer = new WriteLane(writer, _log, "writer of " + Path.GetFileName(file), WriteLimit, time, Name, metrics);
    }

    /// <summary>Number of connections for look-ups, and as many again for queries.</summary>
    public static int ReaderCount { get; } = Math.Clamp(Environment.ProcessorCount * 2, 4, 32);

    /// <summary>Absolute path of the file.</summary>
    public string File { get; }

    /// <summary>Its name in figures.</summary>
    public string Name { get; }

    /// <summary>Bytes that it takes, with its log of changes.</summary>
    public long Size => SizeOf(File) + SizeOf(File + "-wal");

    /// <summary>Number of changes that wait for the writer.</summary>
    public int WaitingWrites => _writer.Waiting;

    /// <summary>Number of commits of this process so far: changes that waited together share one.</summary>
    public long Commits => _writer.Commits;

    /// <summary>Queries that run and wait.</summary>
    public QueryGate Queries => _gate;

    /// <summary>
    /// How many states of it are kept for copies: while there are any the log is left alone, since looking through a long one would be in vain.
    /// </summary>
    public int KeptSnapshots => Volatile.Read(ref _keptSnapshots);

    /// <summary>Its files as bytes, for copies.</summary>
    public RawFiles Raw => _raw;

    /// <inheritdoc/>
    public bool IsActive => Current is not null;

    /// <summary>The transaction of this flow. One that has ended counts for nothing, also in work that outlives it.</summary>
    private DbTransaction? Current => _transaction.Value is { HasEnded: false } transaction ? transaction : null;

    /// <summary>Opens a database file and creates it if need be.</summary>
    /// <param name="file">The file.</param>
    /// <param name="queryTimeout">How long reading for one purpose may take; null = 30 seconds.</param>
    /// <param name="time">The clock that tells; null = the system's.</param>
    /// <param name="filterTimeout">How long it may take when a client has written the filter or order, if that is less; null = as long as others.</param>
    /// <param name="metrics">Is told what it does; null = nobody.</param>
    public static Database Open(
        string file, TimeSpan? queryTimeout = null, TimeProvider? time = null, TimeSpan? filterTimeout = null, DatabaseMetrics? metrics = null) => new(
        Path.GetFullPath(file),
        DbSession.Open(file, time: time),
        queryTimeout ?? TimeSpan.FromSeconds(30),
        filterTimeout ?? TimeSpan.MaxValue,
        time ?? TimeProvider.System,
        metrics);

    /// <summary>
    /// A connection for looking something up, to be disposed soon: of the pool, or of the current transaction or write. What clients can make slow asks
    /// for a turn among the queries instead.
    /// </summary>
    /// <param name="isWrittenByClient">Whether a client has written its filter, so that it may take less time than others.</param>
    /// <param name="aborted">Stops what is read. A transaction has its own signal.</param>
    public ReadLease Read(bool isWrittenByClient = false, CancellationToken aborted = default) => Read(LimitOf(isWrittenByClient), aborted);

    /// <summary>As the other.</summary>
    /// <param name="limit">How long it may take, if that is less than usual.</param>
    /// <param name="aborted">Stops what is read.</param>
    public ReadLease Read(TimeSpan? limit, CancellationToken aborted = default) => Read(limit, isReserved: false, aborted);

    /// <summary>
    /// Waits for a connection for reading without a thread, for whoever may have it for long: threads that wait for it are not there for others.
    /// <see cref="ReadReserved"/> has to follow at once.
    /// </summary>
    public ValueTask ReserveReadAsync(CancellationToken aborted) => (_writer.Current ?? Current?.Session) is null ? _readers.ReserveAsync(aborted) : default;

    /// <summary>The connection that <see cref="ReserveReadAsync"/> has waited for.</summary>
    public ReadLease ReadReserved() => Read(limit: null, isReserved: true, aborted: default);

    private ReadLease Read(TimeSpan? limit, bool isReserved, CancellationToken aborted)
    {
        if ((_writer.Current ?? Current?.Session) is not { } writing) return new ReadLease(_readers.Rent(limit, isReserved, aborted), _readers);
        return new ReadLease(writing, null, writing.Narrow(limit < _queryTimeout ? limit.Value : _queryTimeout));
    }

    /// <summary>Waits until a query of a client may run.</summary>
    /// <exception cref="Http.ApiException">503: too many wait already.</exception>
    public ValueTask<QueryTurn> EnterQueryAsync(QueryCaller caller, CancellationToken aborted)
    {
        if (_writer.Current is not null || Current is not null) return ValueTask.FromResult(new QueryTurn(this, null, caller));
        var entering = _gate.EnterAsync(caller, aborted);
        return entering.IsCompletedSuccessfully ? ValueTask.FromResult(new QueryTurn(this, _gate, caller)) : WaitAsync(entering, caller);
    }

    /// <summary>A connection for a query whose turn it is.</summary>
    public ReadLease ReadQuery(bool isWrittenByClient, CancellationToken aborted) => new(_queries.Rent(LimitOf(isWrittenByClient), aborted: aborted), _queries);

    /// <summary>
    /// Makes a change on the writer's thread, committed together with others; inside a transaction it is made at once, as a part of it. The work must
    /// be short and must not wait for anything.
    /// </summary>
    public Task<TResult> WriteAsync<TState, TResult>(TState state, Func<DbSession, TState, TResult> work, CancellationToken aborted = default)
    {
        if (Current is { } transaction)
        {
            try
            {
                return Task.FromResult(work(transaction.Session, state));
            }
            catch (Exception e)
            {
                return Task.FromException<TResult>(e);
            }
        }

        var job = new WriteJob<TState, TResult>(state, work, aborted);
        if (HoldallActivities.AreFollowed) return FollowAsync(job);
        _writer.Enqueue(job);
        return job.Done;
    }

    /// <inheritdoc/>
    public Task RunAsync(Func<Task> work, CancellationToken aborted = default) => RunAsync(work, TransactionLimit, aborted);

    /// <summary>Transactions for work that is expected to be short: they may be committed together with others like them.</summary>
    public ITransactions Short { get; }

    /// <summary>As <see cref="RunAsync(Func{Task}, CancellationToken)"/>, with a limit of its own.</summary>
    /// <param name="work">The work.</param>
    /// <param name="limit">How long it may take; infinite for what must end however long it takes.</param>
    /// <param name="aborted">Stops it, and rolls it back.</param>
    public Task RunAsync(Func<Task> work, TimeSpan limit, CancellationToken aborted) => RunAsync(work, limit, isShared: false, aborted);

    private async Task RunAsync(Func<Task> work, TimeSpan limit, bool isShared, CancellationToken aborted)
    {
        if (Current is not null)
        {
            await work();
            return;
        }

        using var activity = HoldallActivities.BeginTransaction(Name);
        var job = new ExclusiveJob(limit, isShared, aborted);
        _writer.Enqueue(job);
        var transaction = await job.Begun;
        var failure = await RunInAsync(transaction, work);
        await transaction.CompleteAsync(failure);
        if (failure is null) return;
        HoldallActivities.Fail(activity, failure);
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
    }

    /// <inheritdoc/>
    public void OnComplete(Func<Exception?, Task> callback)
    {
        var transaction = Current ?? throw new InvalidOperationException("There is no transaction.");
        transaction.OnComplete(callback);
    }

    /// <summary>Lets no other transaction begin before the current one is committed: it changes what others know in memory.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public void CommitAtOnce() => (Current ?? throw new InvalidOperationException("There is no transaction.")).CommitsAtOnce = true;

    /// <summary>One more state is kept, or one less. After the last one the log, which has grown meanwhile, is copied into the file.</summary>
    public void CountSnapshots(int change)
    {
        if (Interlocked.Add(ref _keptSnapshots, change) == 0) _log.Look();
    }

    /// <summary>Copies the log into the file if it is long, as a process that was killed may have left it.</summary>
    public void ShortenLog()
    {
        if (SizeOf(File + "-wal") > LogCopier.ShortLog * LogCopier.UsualPage) _log.Look();
    }

    /// <summary>What tells the transaction of this flow from others; null outside of one.</summary>
    public object? Transaction => Current;

    /// <summary>Interrupts what the current transaction does after this signal, up to its end.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public void StopTransactionWhen(CancellationToken signal) => TransactionSession.StopWhen(signal);

    /// <summary>The session of the current transaction.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public DbSession TransactionSession => Current?.Session ?? throw new InvalidOperationException("There is no transaction.");

    public void Dispose()
    {
        _readers.Dispose();
        _queries.Dispose();
        _writer.Dispose();
        _log.Dispose();
        _raw.Dispose();
    }

    private TimeSpan? LimitOf(bool isWrittenByClient) => isWrittenByClient ? _filterTimeout : null;

    private async ValueTask<QueryTurn> WaitAsync(ValueTask entering, QueryCaller caller)
    {
        await entering;
        return new QueryTurn(this, _gate, caller);
    }

    private async Task<TResult> FollowAsync<TState, TResult>(WriteJob<TState, TResult> job)
    {
        using var activity = HoldallActivities.BeginWrite(Name);
        _writer.Enqueue(job);
        try
        {
            return await job.Done;
        }
        catch (Exception e)
        {
            HoldallActivities.Fail(activity, e);
            throw;
        }
    }

    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    /// <summary>Does the work with the transaction as the ambient one; the assignment ends with this method.</summary>
    private async Task<Exception?> RunInAsync(DbTransaction transaction, Func<Task> work)
    {
        Exception? failure = null;
        _transaction.Value = transaction;
        try
        {
            await work();
        }
        catch (Exception e)
        {
            failure = e;
        }

        transaction.End(succeeded: failure is null);
        try
        {
            await transaction.Closed.Task;
        }
        catch (Exception e)
        {
            failure ??= e;
        }

        return failure;
    }

    private sealed class ShortTransactions(Database database) : ITransactions
    {
        public bool IsActive => database.IsActive;

        public Task RunAsync(Func<Task> work, CancellationToken aborted = default) => database.RunAsync(work, TransactionLimit, isShared: true, aborted);

        public void OnComplete(Func<Exception?, Task> callback) => database.OnComplete(callback);
    }
}
