namespace Holdall.Jobs;

/// <summary>
/// Enqueues jobs and knows those on a clock. Only one process serves the jobs of a data directory, and only while it serves requests: elsewhere the
/// list is there, and what would start a run throws an <see cref="Holdall.Http.ApiException"/> with status 503.
/// </summary>
public interface IJobs
{
    /// <summary>All jobs on a clock, in the order of registration.</summary>
    IReadOnlyList<CronJob> Crons { get; }

    /// <summary>Makes sure that a text says when a job runs.</summary>
    /// <exception cref="FormatException">It does not; the message says why.</exception>
    void RequireSchedule(string expression);

    /// <summary>Makes the job with this id run now, beside its clock.</summary>
    /// <returns>False when there is no such job.</returns>
    Task<bool> RunCronAsync(string id, CancellationToken aborted = default);

    /// <summary>Makes a job run as soon as a worker is free.</summary>
    /// <param name="plugin">Id of the plugin that registered it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="arguments">JSON text that the run gets.</param>
    /// <param name="aborted">Gives up waiting for the queue.</param>
    Task EnqueueAsync(string plugin, string name, string arguments = "null", CancellationToken aborted = default);

    /// <summary>Makes a job run once after some time, also if the application is restarted meanwhile.</summary>
    /// <param name="plugin">Id of the plugin that registered it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="delay">How long it waits at least; it may take a second more.</param>
    /// <param name="arguments">JSON text that the run gets.</param>
    /// <param name="aborted">Gives up waiting for the storage.</param>
    Task ScheduleAsync(string plugin, string name, TimeSpan delay, string arguments = "null", CancellationToken aborted = default);

    /// <summary>Stops the clock of a job, or lets it go on; that stays so over restarts.</summary>
    /// <returns>False when there is no such job.</returns>
    Task<bool> PauseCronAsync(string id, bool isPaused, CancellationToken aborted = default);

    /// <summary>The last runs of all jobs, newest first.</summary>
    Task<IReadOnlyList<FinishedRun>> RecentAsync(int count, CancellationToken aborted = default);

    /// <summary>What waits and what runs, oldest first.</summary>
    Task<IReadOnlyList<WaitingRun>> WaitingAsync(int count, CancellationToken aborted = default);
}
