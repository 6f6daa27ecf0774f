using System.Collections.Frozen;
using Hangfire;
using Hangfire.States;
using Holdall.Engine.Jobs;
using Holdall.Http;
using Holdall.Jobs;

namespace Holdall.Host.Jobs;

/// <summary>The storage, and what creates runs in it.</summary>
internal sealed record OpenJobs(BackgroundJobClient Client, JobStore Store);

/// <summary>Enqueues runs through Hangfire, one queue per plugin: the runs of a plugin that is not active stay in its queue until it is back.</summary>
internal sealed class HangfireJobs(JobRegistry jobs, TimeProvider time) : IJobs
{
    private volatile Task<OpenJobs>? _open;
    private volatile Action? _hurry;
    private volatile FrozenSet<string> _paused = [];

    public IReadOnlyList<CronJob> Crons => jobs.Crons.Select(ToJob).ToList();

    /// <summary>From now on runs are taken; they are stored once the storage is open.</summary>
    /// <param name="opening">Opens it.</param>
    /// <param name="hurry">Is called when somebody waits for that.</param>
    public void Open(Task<OpenJobs> opening, Action hurry)
    {
        _hurry = hurry;
        _open = opening;
    }

    /// <summary>From now on runs are refused.</summary>
    public void Close() => _open = null;

    /// <summary>Whether the clock of a job stands still.</summary>
    public bool IsPaused(string id) => _paused.Contains(id);

    /// <summary>Takes over what is stored.</summary>
    public void ReadPaused(JobStore store) => _paused = store.PausedCrons().ToFrozenSet(StringComparer.Ordinal);

    public void RequireSchedule(string expression) => CronExpression.Parse(expression);

    public async Task<bool> RunCronAsync(string id, CancellationToken aborted = default)
    {
        if (jobs.FindCron(id) is not { } cron) return false;
        await EnqueueAsync(cron.Plugin, cron.Id, aborted: aborted);
        return true;
    }

    public Task EnqueueAsync(string plugin, string name, string arguments = "null", CancellationToken aborted = default) =>
        CreateAsync(plugin, name, arguments, new EnqueuedState(plugin), aborted);

    public Task ScheduleAsync(string plugin, string name, TimeSpan delay, string arguments = "null", CancellationToken aborted = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return CreateAsync(plugin, name, arguments, new ScheduledState(RunFilter.Later(time.GetUtcNow() + delay)), aborted);
    }

    public async Task<bool> PauseCronAsync(string id, bool isPaused, CancellationToken aborted = default)
    {
        if (jobs.FindCron(id) is null) return false;
        var store = (await OpenedAsync(aborted)).Store;
        await Task.Run(
            () =>
            {
                store.PauseCron(id, isPaused);
                ReadPaused(store);
            },
            aborted);
        return true;
    }

    public async Task<IReadOnlyList<FinishedRun>> RecentAsync(int count, CancellationToken aborted = default)
    {
        var store = (await OpenedAsync(aborted)).Store;
        return await Task.Run(() => store.Recent(count), aborted);
    }

    public async Task<IReadOnlyList<WaitingRun>> WaitingAsync(int count, CancellationToken aborted = default)
    {
        var store = (await OpenedAsync(aborted)).Store;
        return await Task.Run(() => store.Waiting(count), aborted);
    }

    private async Task CreateAsync(string plugin, string name, string arguments, IState state, CancellationToken aborted)
    {
        var client = (await OpenedAsync(aborted)).Client;
        // Storing is synchronous, and waits when another write is under way.
        await Task.Run(() => client.Create(JobDispatcher.Call(plugin, name, arguments), state), aborted);
    }

    private async Task<OpenJobs> OpenedAsync(CancellationToken aborted)
    {
        if (_open is not { } opening) throw NotServed(null);
        _hurry?.Invoke();
        try
        {
            return await opening.WaitAsync(aborted);
        }
        catch (Exception e) when (opening.IsFaulted)
        {
            throw NotServed(e);
        }
    }

    private CronJob ToJob(Cron cron) => new()
    {
        Id = cron.Id,
        Expression = cron.When.Text,
        Plugin = cron.Plugin,
        IsPaused = IsPaused(cron.Id),
        Next = cron.FindNext(time.GetUtcNow()),
    };

    private static ApiException NotServed(Exception? cause) =>
        new(StatusCodes.Status503ServiceUnavailable, "The jobs of this data directory are not served by this process.", cause: cause);
}
