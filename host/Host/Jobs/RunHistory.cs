using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;
using SQLite;

namespace Holdall.Host.Jobs;

/// <summary>A run that has ended.</summary>
/// <param name="Plugin">Who registered the job.</param>
/// <param name="Job">Its name or id.</param>
/// <param name="Succeeded">The outcome.</param>
/// <param name="StartedAt">When a worker began with it.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Error">Message of the failure, or null.</param>
internal sealed record FinishedRun(string Plugin, string Job, bool Succeeded, DateTimeOffset StartedAt, TimeSpan Duration, string? Error);

/// <summary>What became of the last runs. It is bounded: so many runs of each job, and none older than some days.</summary>
internal static class RunHistory
{
    private const string RecentSql = """
        SELECT (job.Arguments ->> 0) ->> '$' AS Plugin, (job.Arguments ->> 1) ->> '$' AS Name, job.StateName AS Outcome,
          ended.CreatedAt AS EndedAt, ended.Data ->> 'ExceptionMessage' AS Error,
          (SELECT max(began.CreatedAt) FROM State began WHERE began.JobId = job.Id AND began.Name = 'Processing') AS StartedAt
        FROM Job job JOIN State ended ON ended.Id = (SELECT max(last.Id) FROM State last WHERE last.JobId = job.Id)
        WHERE job.StateName IN ('Succeeded', 'Failed')
        ORDER BY job.Id DESC LIMIT ?
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

        public FinishedRun ToRun() => new(
            Plugin, Name, Outcome == SucceededState.StateName, new DateTimeOffset(StartedAt, TimeSpan.Zero), TimeSpan.FromTicks(EndedAt - StartedAt), Error);
    }
}

/// <summary>
/// The only filter of runs, in place of Hangfire's global ones: failed runs are not tried again, and finished ones stay longer than a day.
/// </summary>
internal sealed class HistoryFilter(TimeSpan age) : IJobFilterProvider, IApplyStateFilter
{
    public IEnumerable<JobFilter> GetFilters(Job job) => [new JobFilter(this, JobFilterScope.Global, null)];

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction) => context.JobExpirationTimeout = age;

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
    }
}
