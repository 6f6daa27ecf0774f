using Hangfire;
using Hangfire.States;
using Holdall.Http;
using Holdall.Jobs;

namespace Holdall.Host.Jobs;

/// <summary>Enqueues runs through Hangfire, one queue per plugin: the runs of a plugin that is not active stay in its queue until it is back.</summary>
internal sealed class HangfireJobs(JobRegistry jobs) : IJobs
{
    private volatile IBackgroundJobClient? _client;

    public IReadOnlyList<CronJob> Crons => jobs.Crons.Select(cron => new CronJob(cron.Id, cron.When.Text)).ToList();

    /// <summary>From now on runs are taken.</summary>
    public void Open(IBackgroundJobClient client) => _client = client;

    /// <summary>From now on runs are refused.</summary>
    public void Close() => _client = null;

    public async Task<bool> RunCronAsync(string id, CancellationToken aborted = default)
    {
        if (jobs.FindCron(id) is not { } cron) return false;
        await EnqueueAsync(cron.Plugin, cron.Id, aborted: aborted);
        return true;
    }

    public Task EnqueueAsync(string plugin, string name, string arguments = "null", CancellationToken aborted = default)
    {
        var client = _client ?? throw new ApiException(503, "The jobs of this data directory are not served by this process.");
        // Storing is synchronous, and waits when another write is under way.
        return Task.Run(() => client.Create(JobDispatcher.Call(plugin, name, arguments), new EnqueuedState(plugin)), aborted);
    }
}
