namespace Holdall.Engine.Storage;

/// <summary>A transaction that holds the one writer for as long as its work runs.</summary>
internal sealed class DbTransaction(DbSession session)
{
    private readonly List<Func<Exception?, Task>> _completions = [];

    /// <summary>The connection.</summary>
    /// <exception cref="InvalidOperationException">
    /// SQLite has rolled the transaction back by itself, as it does when the disk is full or a change is interrupted. What came now would be stored at once.
    /// </exception>
    public DbSession Session => session.IsInTransaction ? session : throw new InvalidOperationException("The transaction was rolled back.");

    /// <summary>Signalled by the work: true = commit, false = roll back.</summary>
    public TaskCompletionSource<bool> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Signalled by the writer once it has done so, or failed to.</summary>
    public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Whether it has to be committed before anybody else begins one: what others know in memory changes with its commit, as the schema does.
    /// </summary>
    public bool CommitsAtOnce { get; set; }

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
