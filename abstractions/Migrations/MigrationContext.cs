using Holdall.Collections;
using Holdall.Records;

namespace Holdall.Migrations;

/// <summary>
/// What a migration works with. Everything it does through this takes part in the transaction of the run. Made by the host, for one migration.
/// </summary>
public abstract class MigrationContext
{
    /// <summary>Finds and changes collections, with their checks and hooks.</summary>
    public abstract ICollections Collections { get; }

    /// <summary>Reads and writes records, with their checks and hooks.</summary>
    public abstract IRecords Records { get; }

    /// <summary>The transaction of the run: for callbacks at its end.</summary>
    public abstract ITransactions Transactions { get; }

    /// <summary>Signalled when the program is told to stop.</summary>
    public abstract CancellationToken Aborted { get; }

    /// <summary>
    /// Runs a statement on the main database, past all checks and hooks; its parameters are <c>?1</c>, <c>?2</c>, … Without parameters it may be several
    /// statements, separated by semicolons. It must not end or begin a transaction.
    /// </summary>
    /// <param name="sql">The statement.</param>
    /// <param name="parameters">Text, numbers, true or false, bytes or null.</param>
    /// <returns>Number of rows that the last statement changed.</returns>
    public abstract int Execute(string sql, params ReadOnlySpan<object?> parameters);

    /// <summary>
    /// Brings collections in line with a JSON array of them, as the import of the API does it: those with a known id or name are updated, others created.
    /// </summary>
    /// <param name="json">The collections as the API shows them.</param>
    /// <param name="deleteMissing">Whether collections and fields that the array does not have are deleted.</param>
    /// <exception cref="Http.ApiException">400, a collection is not valid.</exception>
    public abstract Task ImportCollectionsAsync(string json, bool deleteMissing = false);
}
