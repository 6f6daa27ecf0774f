using Holdall.Data;

namespace Holdall.Engine.Storage;

/// <summary>SQL of plugins on one file, under the same authorizer as that of the console.</summary>
/// <param name="find">The database, which is opened later.</param>
internal sealed class SqlFile(Func<Database> find) : IDatabase
{
    public bool IsInTransaction => find().IsActive;

    public async Task<SqlResult> RunAsync(string sql, IReadOnlyList<SqlParameter> parameters, CancellationToken aborted = default)
    {
        var database = find();
        if (ConsoleSql.IsVacuum(sql)) return await VacuumAsync(database, aborted);
        if (!database.IsActive && await ReadAsync(database, sql, parameters, aborted) is { } read) return read;
        return await database.WriteAsync((sql, parameters), static (session, change) => Change(session, change.sql, change.parameters), aborted);
    }

    public Task InTransactionAsync(Func<Task> work, CancellationToken aborted = default) => find().RunAsync(work, aborted);

    /// <returns>Null when a statement changes something: all of them are to be run by the writer.</returns>
    private static async Task<SqlResult?> ReadAsync(Database database, string sql, IReadOnlyList<SqlParameter> parameters, CancellationToken aborted)
    {
        using var turn = await database.EnterQueryAsync(QueryCaller.Plugin, aborted);
        using var read = turn.Read(isWrittenByClient: false, aborted);
        return RunAll(read.Session, sql, parameters, mayWrite: false)?.ToResult();
    }

    private static SqlResult Change(DbSession session, string sql, IReadOnlyList<SqlParameter> parameters)
    {
        var before = session.TotalChanges;
        var rows = RunAll(session, sql, parameters, mayWrite: true)!;
        return rows.ToResult(session.TotalChanges == before ? 0 : session.LastChanges, session.LastInsertId);
    }

    private static async Task<SqlResult> VacuumAsync(Database database, CancellationToken aborted)
    {
        if (database.IsActive) throw new DatabaseException(DatabaseErrorKind.Other, "cannot VACUUM from within a transaction");
        await database.RunAsync(
            () =>
            {
                database.TransactionSession.Vacuum();
                return Task.CompletedTask;
            },
            aborted);
        return SqlRows.None.ToResult();
    }

    private static SqlRows? RunAll(DbSession session, string sql, IReadOnlyList<SqlParameter> parameters, bool mayWrite)
    {
        var rows = SqlRows.None;
        var rest = sql;
        while (session.PrepareOfConsole(rest, out rest) is { } prepared)
        {
            using var statement = prepared;
            if (!mayWrite && !statement.IsReadOnly) return null;
            statement.Bind(parameters);
            rows = SqlRows.Of(statement);
        }

        return rows;
    }
}
