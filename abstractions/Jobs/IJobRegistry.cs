namespace Holdall.Jobs;

/// <summary>Takes the jobs of one plugin.</summary>
public interface IJobRegistry
{
    /// <summary>Registers a job that can be enqueued by name.</summary>
    /// <param name="name">Unique within the plugin. It is stored with waiting runs, so keep it stable.</param>
    /// <param name="handler">Does the work.</param>
    /// <param name="retries">What happens when it fails; null = nothing, and the failure is logged.</param>
    void Add(string name, JobHandler handler, JobRetries? retries = null);

    /// <summary>
    /// Registers a job that runs on a clock, and when asked for by its id. It takes the place of an earlier one of the plugin with the same id.
    /// May also be called later, for as long as the application runs.
    /// </summary>
    /// <param name="id">Unique in the application.</param>
    /// <param name="expression">Cron expression, in UTC unless the options say otherwise.</param>
    /// <param name="handler">Does the work.</param>
    /// <param name="options">What else is to be said about it; null = the defaults.</param>
    /// <exception cref="FormatException">The expression is not valid.</exception>
    /// <exception cref="ArgumentException">The id is taken by another job of the plugin, or by somebody else.</exception>
    void AddCron(string id, string expression, JobHandler handler, CronOptions? options = null);

    /// <summary>Takes a job of the plugin off the clock. May be called at any time.</summary>
    /// <returns>False when there is no such job.</returns>
    /// <exception cref="ArgumentException">It is somebody else's.</exception>
    bool RemoveCron(string id);
}
