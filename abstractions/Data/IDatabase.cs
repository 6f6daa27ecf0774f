namespace Holdall.Data;

/// <summary>A database file: what reads runs beside everything else, what writes is put in the one lane of writers.</summary>
public interface IDatabase
{
    /// <summary>Whether the current flow is inside a transaction on this file.</summary>
    bool IsInTransaction { get; }

    /// <summary>
    /// Runs one or several statements, inside the transaction of the current flow if there is one. Outside of one, statements that only read run on a
    /// connection of their own, and what changes something is one transaction: a statement that fails undoes those before it.
    /// </summary>
    /// <param name="sql">
    /// SQL of SQLite. Parameters are <c>:name</c>. It stays within the file: it can't attach others, make temporary tables, or begin and end transactions.
    /// </param>
    /// <param name="parameters">The values of the parameters; a parameter that is not among them is NULL.</param>
    /// <param name="aborted">Stops it; a change is rolled back then.</param>
    /// <returns>The rows of the last statement.</returns>
    /// <exception cref="System.Data.Common.DbException">It is no SQL, or it failed. The message is SQLite's own.</exception>
    /// <exception cref="ArgumentException">A value is none that a database has: null, text, a number, true or false, or bytes.</exception>
    Task<SqlResult> RunAsync(string sql, IReadOnlyList<SqlParameter> parameters, CancellationToken aborted = default);

    /// <summary>Does the work in one transaction on this file, as <see cref="Records.ITransactions.RunAsync"/> does on the main one.</summary>
    Task InTransactionAsync(Func<Task> work, CancellationToken aborted = default);
}
