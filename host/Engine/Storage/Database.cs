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
    private readonly WriteLane _writer;
    private readonly RawFiles _raw;

    private Database(string file, DbSession writer, TimeSpan queryTimeout, TimeProvider time)
    {
        File = file;
        _queryTimeout = queryTimeout;
        _raw = new RawFiles(file);
        _readers = new ReaderPool(file, Math.Clamp(Environment.ProcessorCount * 2, 4, 32), queryTimeout, time);
        _writer = new WriteLane(writer, "writer of " + Path.GetFileName(file), WriteLimit);
    }

    /// <summary>Absolute path of the file.</summary>
    public string File { get; }

    /// <summary>Number of commits of this process so far: changes that waited together share one.</summary>
    public long Commits => _writer.Commits;

    /// <summary>Its files as bytes, for copies.</summary>
    public RawFiles Raw => _raw;

    /// <inheritdoc/>
    public bool IsActive => Current is not null;

    /// <summary>The transaction of this flow. One that has ended counts for nothing, also in work that outlives it.</summary>
    private DbTransaction? Current => _transaction.Value is { Ended.Task.IsCompleted: false } transaction ? transaction : null;

    /// <summary>Opens a database file and creates it if need be.</summary>
    /// <param name="file">The file.</param>
    /// <param name="queryTimeout">How long reading for one purpose may take; null = 30 seconds.</param>
    /// <param name="time">The clock that tells; null = the system's.</param>
    public static Database Open(string file, TimeSpan? queryTimeout = null, TimeProvider? time = null) =>
        new(Path.GetFullPath(file), DbSession.Open(file, time: time), queryTimeout ?? TimeSpan.FromSeconds(30), time ?? TimeProvider.System);

    /// <summary>A connection for reading, to be disposed soon: of the pool, or of the current transaction or write.</summary>
    /// <param name="aborted">Stops what is read. A transaction has its own signal.</param>
    public ReadLease Read(CancellationToken aborted = default)
    {
        if ((_writer.Current ?? Current?.Session) is { } writing) return new ReadLease(writing, null, writing.Narrow(_queryTimeout));
        var reader = _readers.Rent();
        reader.StopWhen(aborted);
        return new ReadLease(reader, _readers);
    }

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
        _writer.Enqueue(job);
        return job.Done;
    }

    /// <inheritdoc/>
    public Task RunAsync(Func<Task> work, CancellationToken aborted = default) => RunAsync(work, TransactionLimit, aborted);

    /// <summary>As <see cref="RunAsync(Func{Task}, CancellationToken)"/>, with a limit of its own.</summary>
    /// <param name="work">The work.</param>
    /// <param name="limit">How long it may take; infinite for what must end however long it takes.</param>
    /// <param name="aborted">Stops it, and rolls it back.</param>
    public async Task RunAsync(Func<Task> work, TimeSpan limit, CancellationToken aborted)
    {
        if (Current is not null)
        {
            await work();
            return;
        }

        var job = new ExclusiveJob(limit, aborted);
        _writer.Enqueue(job);
        var transaction = await job.Begun;
        var failure = await RunInAsync(transaction, work);
        await transaction.CompleteAsync(failure);
        if (failure is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
    }

    /// <inheritdoc/>
    public void OnComplete(Func<Exception?, Task> callback)
    {
        var transaction = Current ?? throw new InvalidOperationException("There is no transaction.");
        transaction.OnComplete(callback);
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
        _writer.Dispose();
        _raw.Dispose();
    }

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

        transaction.Ended.SetResult(failure is null);
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
}
