using Hangfire;
using Holdall.Jobs;

namespace Holdall.Host.Jobs;

/// <summary>A module of jobs, and the plugin that it belongs to.</summary>
internal sealed record JobModule(string Plugin, Type Type);

/// <summary>Where jobs are stored, and which modules there are.</summary>
internal sealed record JobsPlan(string DataDirectory, IReadOnlyList<JobModule> Modules, JobsOptions Options)
{
    public string StoreFile => Path.Combine(DataDirectory, JobsSetup.StoreFile);

    public string LockFile => Path.Combine(DataDirectory, JobsSetup.LockFile);
}

/// <summary>Starts and stops the jobs with the application.</summary>
internal sealed partial class JobsLifetime(
    JobsPlan plan, IServiceProvider services, JobRegistry registry, HangfireJobs jobs, JobDispatcher dispatcher, CronClock clock, TimeProvider time, ILoggerFactory loggers)
    : IHostedService, IDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger<JobsLifetime>();
    private readonly CancellationTokenSource _stopped = new();
    private JobsLock? _lock;
    private JobStore? _store;
    private BackgroundJobServer? _server;
    private Task _ticking = Task.CompletedTask;

    /// <summary>The storage, while this process serves the jobs.</summary>
    public JobStore? Store => _store;

    /// <summary>Registers all jobs and, unless another process does so already, begins to run them.</summary>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        HangfireLog.WriteTo(loggers);
        var queues = Register();
        _lock = JobsLock.TryTake(plan.LockFile);
        if (_lock is null)
        {
            ServedElsewhere(_logger, plan.LockFile);
            return Task.CompletedTask;
        }

        try
        {
            Serve(queues);
        }
        catch
        {
            Release();
            throw;
        }

        return Task.CompletedTask;
    }

    /// <summary>Tells running jobs to end, waits for them, and gives the data directory's jobs to whoever comes next.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        jobs.Close();
        await _stopped.CancelAsync();
        await _ticking;
        if (_server is not null) await StopServingAsync(_server, cancellationToken);
        _server = null;
        HangfireLog.StopWritingTo(loggers);
    }

    /// <summary>Stops if nobody did.</summary>
    public void Dispose()
    {
        StopAsync().GetAwaiter().GetResult();
        _stopped.Dispose();
    }

    /// <summary>Lets the modules register their jobs. A plugin that fails to leaves its waiting runs where they are.</summary>
    private string[] Register()
    {
        var plugins = new List<string>();
        var failed = new HashSet<string>();
        foreach (var (plugin, type) in plan.Modules)
        {
            plugins.Add(plugin);
            try
            {
                ((IJobModule)ActivatorUtilities.CreateInstance(services, type)).AddJobs(registry.For(plugin));
            }
            catch (Exception e)
            {
                failed.Add(plugin);
                CannotRegister(_logger, e, plugin);
            }
        }

        return plugins.Distinct().Except(failed).ToArray();
    }

    private void Serve(string[] queues)
    {
        var options = plan.Options;
        _store = JobStore.Open(plan.StoreFile, queues, options, time, _logger);
        var filters = new HistoryFilter(options.HistoryAge);
        _server = new BackgroundJobServer(ServerOptions(queues, filters), _store.Storage, _store.Storage.GetStorageWideProcesses());
        jobs.Open(new BackgroundJobClient(_store.Storage, filters));
        _ticking = clock.RunAsync(
            cron => jobs.EnqueueAsync(cron.Plugin, cron.Id),
            () => Task.Run(() => _store.Trim(options.RunsKept)),
            _stopped.Token);
    }

    private BackgroundJobServerOptions ServerOptions(string[] queues, HistoryFilter filters) => new()
    {
        Queues = queues,
        WorkerCount = plan.Options.Workers,
        ShutdownTimeout = plan.Options.StopTimeout,
        Activator = new DispatcherActivator(dispatcher),
        FilterProvider = filters,
        // Its schedulers are not needed: the clock is CronClock.
        IsLightweightServer = true,
        // Nobody cancels a run from outside, and the watcher trusts the wall clock: one that is set back would make it cancel every run.
        CancellationCheckInterval = TimeSpan.FromDays(1),
    };

    private async Task StopServingAsync(BackgroundJobServer server, CancellationToken cancellationToken)
    {
        server.SendStop();
        await server.WaitForShutdownAsync(cancellationToken);
        server.Dispose();
        var idle = dispatcher.IdleAsync();
        if (idle.IsCompleted)
        {
            Release();
            return;
        }

        // Nobody else may take the jobs over as long as one of them runs on; it keeps the lock until it ends, with this process at the latest.
        StillRunning(_logger);
        _ = idle.ContinueWith(_ => Release(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private void Release()
    {
        _store?.Dispose();
        _store = null;
        _lock?.Dispose();
        _lock = null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another process serves the jobs of this data directory ({LockFile} is locked): this one serves requests only.")]
    private static partial void ServedElsewhere(ILogger logger, string lockFile);

    [LoggerMessage(Level = LogLevel.Error, Message = "The plugin {Plugin} could not register its jobs. They do not run, and those that wait stay until it can.")]
    private static partial void CannotRegister(ILogger logger, Exception failure, string plugin);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Some jobs did not end in time. Those that this process ends will run again after the next start.")]
    private static partial void StillRunning(ILogger logger);
}
