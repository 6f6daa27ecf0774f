namespace Holdall.Engine.Storage;

/// <summary>A transaction that holds the one writer for as long as its work runs.</summary>
/// <param name="session">The writer's connection.</param>
/// <param name="group">Those that it is committed with.</param>
/// <param name="isShared">Whether it may be committed together with others.</param>
internal sealed class DbTransaction(DbSession session, TransactionGroup group, bool isShared)
{
    private readonly List<Func<Exception?, Task>> _completions = [];
    private volatile bool _hasEnded;
    private int _met;

    /// <summary>The connection.</summary>
    /// <exception cref="InvalidOperationException">
    /// SQLite has rolled the transaction back by itself, as it does when the disk is full or a change is interrupted. What came now would be stored at once.
    /// </exception>
    public DbSession Session => session.IsInTransaction ? session : throw new InvalidOperationException("The transaction was rolled back.");

    /// <inheritdoc cref="ExclusiveJob.IsShared"/>
    public bool IsShared { get; } = isShared;

    /// <summary>Whether its work is over.</summary>
    public bool HasEnded => _hasEnded;

    /// <summary>Whether the work wants to have it committed.</summary>
    public bool HasSucceeded { get; private set; }

    /// <summary>Signalled by the writer once it has done so, or failed to.</summary>
    public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Whether it has to be committed before anybody else begins one: what others know in memory changes with its commit, as the schema does.
    /// </summary>
    public bool CommitsAtOnce { get; set; }

    /// <summary>The work is over. The caller's thread may begin others before this returns.</summary>
    /// <param name="succeeded">True = commit, false = roll back.</param>
    public void End(bool succeeded)
    {
        HasSucceeded = succeeded;
        _hasEnded = true;
        group.End(this);
    }

    /// <summary>The thread that has begun it and the one that has ended it meet here.</summary>
    /// <returns>True for the second of them.</returns>
    public bool Meet() => Interlocked.Exchange(ref _met, 1) == 1;

    public void OnComplete(Func<Exception?, Task> callback) => _completions.Add(callback);

    /// <summary>Runs all callbacks, also those that callbacks add, and throws the first failure after the last one ran.</summary>
    public async Task CompleteAsync(Exception? failure)
    {
        List<Exception>? failures = null;
        for (var i = 0; i < _completions.Count; i++)
        {
            try
            {
                await _completions[i](failure);
            }
            catch (Exception e)
            {
                (failures ??= []).Add(e);
            }
        }

        if (failures is [var single]) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(single);
        if (failures is not null) throw new AggregateException(failures);
    }
}
