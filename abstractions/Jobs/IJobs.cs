namespace Holdall.Jobs;

/// <summary>Does the work of one run of a job. Jobs may run again after a crash and must be idempotent.</summary>
public delegate Task JobHandler(JobRun run);

/// <summary>One run of a job.</summary>
public sealed class JobRun
{
    /// <summary>Name of the job, unique within its plugin.</summary>
    public required string Job { get; init; }

    /// <summary>JSON text that was given when the job was enqueued; <c>null</c> as text when there was none.</summary>
    public required string Arguments { get; init; }

    /// <summary>Signalled when the application stops. A run that ends because of it runs again after the next start.</summary>
    public required CancellationToken Aborted { get; init; }
}

/// <summary>A job on a clock.</summary>
public sealed class CronJob
{
    /// <summary>Unique in the application; what <c>POST /api/crons/{id}</c> takes.</summary>
    public required string Id { get; init; }

    /// <summary>Cron expression with five fields, or a macro such as <c>@hourly</c>, in UTC (spec 07, section 9).</summary>
    public required string Expression { get; init; }
}

/// <summary>A list of jobs of a plugin, or of the host itself.</summary>
public interface IJobModule
{
    /// <summary>Registers the jobs. Called once at start, in the order of the plugins, before any job runs.</summary>
    void AddJobs(IJobRegistry jobs);
}

/// <summary>Takes the jobs of one plugin.</summary>
public interface IJobRegistry
{
    /// <summary>Registers a job that can be enqueued by name.</summary>
    /// <param name="name">Unique within the plugin. It is stored with waiting runs, so keep it stable.</param>
    /// <param name="handler">Does the work.</param>
    void Add(string name, JobHandler handler);

    /// <summary>
    /// Registers a job that runs on a clock, and when asked for by its id. It takes the place of a job with the same id, whoever registered that.
    /// May also be called later, for as long as the application runs.
    /// </summary>
    /// <param name="id">Unique in the application.</param>
    /// <param name="expression">Cron expression in UTC.</param>
    /// <param name="handler">Does the work.</param>
    /// <exception cref="FormatException">The expression is not valid.</exception>
    void AddCron(string id, string expression, JobHandler handler);

    /// <summary>Takes a job off the clock, whoever registered it. May be called at any time.</summary>
    /// <returns>False when there is no such job.</returns>
    bool RemoveCron(string id);
}

/// <summary>
/// Enqueues jobs and knows those on a clock. Only one process serves the jobs of a data directory, and only while it serves requests: elsewhere the
/// list is there, and what would start a run throws an <see cref="Holdall.Http.ApiException"/> with status 503.
/// </summary>
public interface IJobs
{
    /// <summary>All jobs on a clock, in the order of registration.</summary>
    IReadOnlyList<CronJob> Crons { get; }

    /// <summary>Makes the job with this id run now, beside its clock.</summary>
    /// <returns>False when there is no such job.</returns>
    Task<bool> RunCronAsync(string id, CancellationToken aborted = default);

    /// <summary>Makes a job run as soon as a worker is free.</summary>
    /// <param name="plugin">Id of the plugin that registered it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="arguments">JSON text that the run gets.</param>
    /// <param name="aborted">Gives up waiting for the queue.</param>
    Task EnqueueAsync(string plugin, string name, string arguments = "null", CancellationToken aborted = default);
}
