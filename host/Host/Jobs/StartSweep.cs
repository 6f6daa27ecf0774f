using SQLite;

namespace Holdall.Host.Jobs;

/// <summary>
/// Mends what a process left behind that died between two statements of the storage. It runs at start, before any worker, by the one process that may.
/// </summary>
internal static class StartSweep
{
    private static readonly string[] Statements =
    [
        // What a dead process held waits again.
        "UPDATE JobQueue SET FetchedAt = 0 WHERE FetchedAt <> 0",
        // Queued twice by a retry.
        "DELETE FROM JobQueue WHERE Id NOT IN (SELECT min(Id) FROM JobQueue GROUP BY JobId)",
        // Finished, but not taken out of its queue any more.
        "DELETE FROM JobQueue WHERE JobId NOT IN (SELECT Id FROM Job WHERE StateName IN ('Enqueued', 'Processing'))",
        // Meant to run, but not in any queue. The queue stands in the state that put it there.
        """
        INSERT INTO JobQueue (JobId, Queue, FetchedAt)
        SELECT job.Id, (SELECT state.Data ->> 'Queue' FROM State state WHERE state.JobId = job.Id AND state.Name = 'Enqueued' ORDER BY state.Id DESC LIMIT 1), 0
        FROM Job job
        WHERE job.StateName IN ('Enqueued', 'Processing') AND job.Id NOT IN (SELECT JobId FROM JobQueue)
          AND EXISTS (SELECT 1 FROM State state WHERE state.JobId = job.Id AND state.Name = 'Enqueued')
        """,
        // Waiting for its time, but not in the list of those: then its time is now.
        """
        INSERT INTO [Set] (Key, Score, Value)
        SELECT 'schedule', 0, job.Id FROM Job job
        WHERE job.StateName = 'Scheduled' AND NOT EXISTS (SELECT 1 FROM [Set] entry WHERE entry.Key = 'schedule' AND entry.Value = CAST(job.Id AS TEXT))
        """,
        // Nobody holds a lock before the first worker starts, and no server is alive.
        "DELETE FROM DistributedLock",
        "DELETE FROM Server",
        // Jobs on a clock come from code at every start; the storage's own list of them is not used.
        "DELETE FROM [Set] WHERE Key = 'recurring-jobs'",
        "DELETE FROM Hash WHERE Key LIKE 'recurring-job:%'",
    ];

    public static void Run(SQLiteConnection connection) => connection.RunInTransaction(() =>
    {
        foreach (var statement in Statements) connection.Execute(statement);
    });
}
