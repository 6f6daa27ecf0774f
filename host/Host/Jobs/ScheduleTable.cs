using Hangfire.States;
using SQLite;

namespace Holdall.Host.Jobs;

/// <summary>A run that waits for its time.</summary>
internal readonly record struct ScheduledRun(long Id, string Plugin, DateTimeOffset DueAt);

/// <summary>The statements on the storage's list of runs that wait for their time.</summary>
internal static class ScheduleTable
{
    private const string NextSql = """
        SELECT entry.Value AS Id, entry.Score AS Due, (job.Arguments ->> 0) ->> '$' AS Plugin
        FROM [Set] entry LEFT JOIN Job job ON job.Id = entry.Value
        WHERE entry.Key = 'schedule' ORDER BY entry.Score LIMIT ?
        """;

    private const string EnqueuedSql = """
        INSERT INTO State (JobId, Name, CreatedAt, Data, ExpireAt)
        VALUES (?1, 'Enqueued', ?2, json_object('EnqueuedAt', CAST(?3 AS TEXT), 'Queue', ?4), 0)
        """;

    /// <summary>Those that are due next, in order.</summary>
    public static List<ScheduledRun> Next(SQLiteConnection connection, int count) =>
        connection.Query<Row>(NextSql, count).ConvertAll(static row => row.ToRun());

    /// <summary>
    /// Puts a run into its queue. Not by the storage's own way: that holds a lock which the worker that takes the run may then wait for, a minute and a half at
    /// a time.
    /// </summary>
    /// <returns>False when a worker is still about to put it off.</returns>
    public static bool TryEnqueue(SQLiteConnection connection, ScheduledRun run, DateTimeOffset now)
    {
        // One that began by reading could not wait for others who write.
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            var isDone = TryMove(connection, run, now);
            connection.Execute("COMMIT");
            return isDone;
        }
        catch
        {
            connection.Execute("ROLLBACK");
            throw;
        }
    }

    private static bool TryMove(SQLiteConnection connection, ScheduledRun run, DateTimeOffset now)
    {
        var state = connection.ExecuteScalar<string?>("SELECT StateName FROM Job WHERE Id = ?", run.Id);
        if (state == ProcessingState.StateName) return false;
        connection.Execute("DELETE FROM [Set] WHERE Key = 'schedule' AND Value = ?", run.Id.ToString(null as IFormatProvider));
        // Somebody else may have moved it on.
        if (state != ScheduledState.StateName) return true;
        connection.Execute(EnqueuedSql, run.Id, now.UtcTicks, now.ToUnixTimeMilliseconds(), run.Plugin);
        connection.Execute("UPDATE Job SET StateName = 'Enqueued' WHERE Id = ?", run.Id);
        QueueTable.Add(connection, run.Plugin, run.Id);
        return true;
    }

    private sealed class Row
    {
        public long Id { get; set; }

        public double Due { get; set; }

        public string? Plugin { get; set; }

        public ScheduledRun ToRun() => new(Id, Plugin ?? "", DateTimeOffset.FromUnixTimeSeconds((long)Due));
    }
}
