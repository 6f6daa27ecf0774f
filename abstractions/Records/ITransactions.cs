namespace Holdall.Records;

/// <summary>
/// Transactions on the main database. A transaction is ambient: everything that the work does through <see cref="IRecords"/> and
/// <see cref="Collections.ICollections"/>, in the same asynchronous flow, takes part in it.
/// </summary>
public interface ITransactions
{
    /// <summary>Whether the current flow is inside a transaction.</summary>
    bool IsActive { get; }

    /// <summary>Does the work in one transaction. An exception rolls back everything and travels on; otherwise the work is committed.</summary>
    /// <remarks>
    /// Called inside a transaction, the work joins it: an inner failure that the outer work swallows undoes nothing. The
    /// one writer is held while the work runs, so it should not wait for anything slow. The <c>After…</c> hooks of what was saved run once the
    /// outermost transaction has ended.
    /// </remarks>
    Task RunAsync(Func<Task> work, CancellationToken aborted = default);

    /// <summary>
    /// Registers a callback for the end of the outermost transaction: it gets null after the commit, or what made it fail after the rollback.
    /// Callbacks run in the order of registration, outside the transaction.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    void OnComplete(Func<Exception?, Task> callback);
}
