using Hangfire;
using Hangfire.States;
using Holdall.Engine.Jobs;
using Holdall.Http;
using Holdall.Jobs;

namespace Holdall.Host.Jobs;

/// <summary>Enqueues runs through Hangfire, one queue per plugin: the runs of a plugin that is not active stay in its queue until it is back.</summary>
internal sealed class HangfireJobs(JobRegistry jobs) : IJobs
{
    private volatile Task<BackgroundJobClient>? _client;

    public IReadOnlyList<CronJob> Crons => jobs.Crons.Select(cron => new CronJob { Id = cron.Id, Expression = cron.When.Text }).ToList();

    /// <summary>From now on runs are taken; they are stored once the storage is open.</summary>
    public void Open(Task<BackgroundJobClient> client) => _client = client;

    /// <summary>From now on runs are refused.</summary>
    public void Close() => _client = null;

    public void RequireSchedule(string expression) => CronExpression.Parse(expression);

    public async Task<bool> RunCronAsync(string id, CancellationToken aborted = default)
    {
        if (jobs.FindCron(id) is not { } cron) return false;
        await EnqueueAsync(cron.Plugin, cron.Id, aborted: aborted);
        return true;
    }

    public async Task EnqueueAsync(string plugin, string name, string arguments = "null", CancellationToken aborted = default)
    {
        var client = await ClientAsync(aborted);
        // Storing is synchronous, and waits when another write is under way.
        await Task.Run(() => client.Create(JobDispatcher.Call(plugin, name, arguments), new EnqueuedState(plugin)), aborted);
    }

    private async Task<BackgroundJobClient> ClientAsync(CancellationToken aborted)
    {
        if (_client is not { } opening) throw NotServed(null);
        try
        {
            return await opening.WaitAsync(aborted);
        }
        catch (Exception e) when (opening.IsFaulted)
        {
            throw NotServed(e);
        }
    }

    private static ApiException NotServed(Exception? cause) =>
        new(StatusCodes.Status503ServiceUnavailable, "The jobs of this data directory are not served by this process.", cause: cause);
}
