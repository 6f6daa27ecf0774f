using System.Globalization;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;
using Holdall.Jobs;
using SQLite;

namespace Holdall.Host.Jobs;

/// <summary>What became of the last runs. It is bounded: so many runs of each job, and none older than some days.</summary>
internal static class RunHistory
{
    private const string RecentSql = """
        SELECT (job.Arguments ->> 0) ->> '$' AS Plugin, (job.Arguments ->> 1) ->> '$' AS Name, job.StateName AS Outcome,
          coalesce((SELECT failed.Value FROM JobParameter failed WHERE failed.JobId = job.Id AND failed.Name = 'RetryCount'), '0') AS FailedAttempts,
          ended.CreatedAt AS EndedAt, ended.Data ->> 'ExceptionMessage' AS Error,
          (SELECT max(began.CreatedAt) FROM State began WHERE began.JobId = job.Id AND began.Name = 'Processing') AS StartedAt
        FROM Job job JOIN State ended ON ended.Id = (SELECT max(last.Id) FROM State last WHERE last.JobId = job.Id)
        WHERE job.StateName IN ('Succeeded', 'Failed')
        ORDER BY job.Id DESC LIMIT ?
        """;

    private const string WaitingSql = """
        SELECT (job.Arguments ->> 0) ->> '$' AS Plugin, (job.Arguments ->> 1) ->> '$' AS Name, job.StateName AS Outcome,
          coalesce((SELECT failed.Value FROM JobParameter failed WHERE failed.JobId = job.Id AND failed.Name = 'RetryCount'), '0') AS FailedAttempts,
          (SELECT entry.Score FROM [Set] entry WHERE entry.Key = 'schedule' AND entry.Value = CAST(job.Id AS TEXT)) AS Due
        FROM Job job WHERE job.StateName IN ('Enqueued', 'Processing', 'Scheduled') ORDER BY job.Id LIMIT ?
        """;

    private const string SurplusSql = """
        SELECT Id FROM (
          SELECT Id, CreatedAt, row_number() OVER (PARTITION BY Arguments ->> 0, Arguments ->> 1 ORDER BY Id DESC) AS Number
          FROM Job WHERE StateName IN ('Succeeded', 'Failed', 'Deleted'))
        WHERE Number > ?1 OR CreatedAt < ?2
        """;

    /// <summary>The last runs of all jobs, newest first.</summary>
    public static IReadOnlyList<FinishedRun> Recent(SQLiteConnection connection, int count) =>
        connection.Query<Row>(RecentSql, count).ConvertAll(row => row.ToRun());

    /// <summary>What waits and what runs, oldest first.</summary>
    public static IReadOnlyList<WaitingRun> Waiting(SQLiteConnection connection, int count) =>
        connection.Query<WaitingRow>(WaitingSql, count).ConvertAll(row => row.ToRun());

    /// <summary>Forgets all but the last runs of each job, and those that are too old.</summary>
    public static void Trim(SQLiteConnection connection, int runsKept, DateTimeOffset oldest) => connection.RunInTransaction(() =>
    {
        connection.Execute($"DELETE FROM State WHERE JobId IN ({SurplusSql})", runsKept, oldest.UtcTicks);
        connection.Execute($"DELETE FROM JobParameter WHERE JobId IN ({SurplusSql})", runsKept, oldest.UtcTicks);
        connection.Execute($"DELETE FROM Job WHERE Id IN ({SurplusSql})", runsKept, oldest.UtcTicks);
    });

    private sealed class Row
    {
        public string Plugin { get; set; } = "";

        public string Name { get; set; } = "";

        public string Outcome { get; set; } = "";

        public long StartedAt { get; set; }

        public long EndedAt { get; set; }

        public string? Error { get; set; }

        public string FailedAttempts { get; set; } = "0";

        public FinishedRun ToRun()
        {
            var succeeded = Outcome == SucceededState.StateName;
            return new FinishedRun
            {
                Plugin = Plugin,
                Job = Name,
                Succeeded = succeeded,
                Attempts = Count(FailedAttempts) + (succeeded ? 1 : 0),
                StartedAt = new DateTimeOffset(StartedAt, TimeSpan.Zero),
                Duration = TimeSpan.FromTicks(EndedAt - StartedAt),
                Error = Error,
            };
        }
    }

    private sealed class WaitingRow
    {
        public string Plugin { get; set; } = "";

        public string Name { get; set; } = "";

        public string Outcome { get; set; } = "";

        public string FailedAttempts { get; set; } = "0";

        public double? Due { get; set; }

        public WaitingRun ToRun() => new()
        {
            Plugin = Plugin,
            Job = Name,
            IsRunning = Outcome == ProcessingState.StateName,
            FailedAttempts = Count(FailedAttempts),
            DueAt = Outcome == ScheduledState.StateName && Due is { } due ? DateTimeOffset.FromUnixTimeSeconds((long)due) : null,
        };
    }

    private static int Count(string parameter) => int.Parse(parameter, CultureInfo.InvariantCulture);
}
