using SQLite;
using SQLitePCL;

namespace Holdall.Host.Jobs;

/// <summary>A run that is waiting in a queue, or held by a worker.</summary>
internal readonly record struct QueueRow(long Id, long JobId, string Queue);

/// <summary>The statements on the storage's table of waiting runs. <c>FetchedAt</c> is 0 for those that wait.</summary>
internal static class QueueTable
{
    /// <summary>
    /// A run is taken by one statement. The storage may have queued a run twice (it retries whole lists of statements), hence the second condition:
    /// a run that a worker holds is not started beside itself.
    /// </summary>
    private const string TakeSql = """
        UPDATE JobQueue SET FetchedAt = ?1 WHERE Id = (
          SELECT waiting.Id FROM JobQueue waiting
          WHERE waiting.FetchedAt < ?2 AND waiting.Queue IN (SELECT value FROM json_each(?3))
            AND NOT EXISTS (SELECT 1 FROM JobQueue held WHERE held.JobId = waiting.JobId AND held.Id <> waiting.Id AND held.FetchedAt >= ?2)
          ORDER BY waiting.Id LIMIT 1)
        RETURNING Id, JobId, Queue
        """;

    private const string AddSql = """
        INSERT INTO JobQueue (JobId, Queue, FetchedAt)
        SELECT ?1, ?2, 0 WHERE NOT EXISTS (SELECT 1 FROM JobQueue WHERE JobId = ?1 AND Queue = ?2 AND FetchedAt = 0)
        """;

    /// <summary>Takes the run that waits longest, or one whose holder has not renewed it since <paramref name="abandoned"/>.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="queues">Names of queues, as a JSON list.</param>
    /// <param name="now">Time of taking.</param>
    /// <param name="abandoned">Runs that were taken before that count as waiting.</param>
    public static QueueRow? TryTake(SQLiteConnection connection, string queues, DateTimeOffset now, DateTimeOffset abandoned)
    {
        // Straight on SQLite: sqlite-net's Query takes a failing step for the end of the rows.
        var database = connection.Handle;
        Check(connection, raw.sqlite3_prepare_v2(database, TakeSql, out var statement));
        using (statement)
        {
            Check(connection, raw.sqlite3_bind_int64(statement, 1, now.UtcTicks));
            Check(connection, raw.sqlite3_bind_int64(statement, 2, abandoned.UtcTicks));
            Check(connection, raw.sqlite3_bind_text(statement, 3, queues));
            QueueRow? row = null;
            int code;
            while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW) row = Read(statement);
            Check(connection, code);
            return row;
        }
    }

    /// <summary>Adds a run, unless it is waiting already.</summary>
    public static void Add(SQLiteConnection connection, string queue, long jobId) => connection.Execute(AddSql, jobId, queue);

    /// <summary>Removes a run that has ended.</summary>
    public static void Remove(SQLiteConnection connection, long id) => connection.Execute("DELETE FROM JobQueue WHERE Id = ?", id);

    /// <summary>Makes a run wait again.</summary>
    public static void PutBack(SQLiteConnection connection, long id) => connection.Execute("UPDATE JobQueue SET FetchedAt = 0 WHERE Id = ?", id);

    /// <summary>Notes that a run is still held; one that was put back in the meantime stays so.</summary>
    public static void Renew(SQLiteConnection connection, long id, DateTimeOffset now) =>
        connection.Execute("UPDATE JobQueue SET FetchedAt = ? WHERE Id = ? AND FetchedAt <> 0", now.UtcTicks, id);

    private static QueueRow Read(sqlite3_stmt statement) => new(
        raw.sqlite3_column_int64(statement, 0), raw.sqlite3_column_int64(statement, 1), raw.sqlite3_column_text(statement, 2).utf8_to_string());

    private static void Check(SQLiteConnection connection, int code)
    {
        if (code is raw.SQLITE_OK or raw.SQLITE_DONE) return;
        throw SQLiteException.New((SQLite3.Result)code, raw.sqlite3_errmsg(connection.Handle).utf8_to_string());
    }
}
