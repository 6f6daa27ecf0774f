using Hangfire;

namespace Holdall.Host.Jobs;

/// <summary>
/// Starts and stops the jobs with the application. While another process serves the jobs of the data directory this one goes without, and takes over
/// when that one ends.
/// </summary>
internal sealed partial class JobsLifetime(
    JobsPlan plan, JobModules modules, JobRegistry registry, HangfireJobs jobs, JobDispatcher dispatcher, CronClock clock, TimeProvider time,
    ILoggerFactory loggers)
    : IHostedService, IDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger<JobsLifetime>();
    private readonly CancellationTokenSource _stopped = new();
    private readonly TaskCompletionSource _needed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _hasFailed;
    private JobsLock? _lock;
    private JobStore? _store;
    private RunFilter? _filter;
    private BackgroundJobServer? _server;
    private Task _serving = Task.CompletedTask;
    private Task _ticking = Task.CompletedTask;
    private Task _scheduling = Task.CompletedTask;

    /// <summary>Whether it is this process that serves the jobs of the data directory.</summary>
    public bool IsServing => Volatile.Read(ref _lock) is not null;

    /// <summary>Who runs the jobs.</summary>
    public JobServerState State
    {
        get
        {
            if (_hasFailed) return JobServerState.Failed;
            if (Store is not null) return JobServerState.Serving;
            return IsServing ? JobServerState.Starting : JobServerState.Elsewhere;
        }
    }

    /// <summary>The filter of runs, once the storage is open.</summary>
    public RunFilter? Filter => Volatile.Read(ref _filter);

    /// <summary>The storage, once it is open.</summary>
    public JobStore? Store => Volatile.Read(ref _store);

    /// <summary>
    /// Registers all jobs and, unless another process does so already, begins to run them. The storage is opened once requests are answered, or somebody
    /// wants a run: requests need not wait for it, and are served without jobs if it can't be.
    /// </summary>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        HangfireLog.WriteTo(loggers);
        var queues = modules.Register();
        _lock = JobsLock.TryTake(plan.LockFile);
        if (_lock is null) LogServedElsewhere(_logger, plan.LockFile);
        _serving = _lock is null ? TakeOverAsync(queues) : ServeAsync(queues);
        return Task.CompletedTask;
    }

    /// <summary>Requests are answered from now on.</summary>
    public void Listen() => _needed.TrySetResult();

    /// <summary>Tells running jobs to end, waits for them, and gives the data directory's jobs to whoever comes next.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        await _stopped.CancelAsync();
        await _serving;
        jobs.Close();
        await _ticking;
        await _scheduling;
        if (_server is not null) await StopServingAsync(_server, cancellationToken);
        _server = null;
        HangfireLog.StopWritingTo(loggers);
    }

    /// <summary>Stops if nobody did.</summary>
    public void Dispose()
    {
#pragma warning disable RS0030 // The lock must be free when this returns, and only the asynchronous way knows whether it is.
        StopAsync().GetAwaiter().GetResult();
#pragma warning restore RS0030
        _stopped.Dispose();
    }

    private async Task TakeOverAsync(string[] queues)
    {
        try
        {
            do await Task.Delay(plan.Options.TakeOverInterval, time, _stopped.Token);
            while ((_lock = JobsLock.TryTake(plan.LockFile)) is null);
        }
        catch (OperationCanceledException)
        {
            // The application ends before the other process does.
            return;
        }

        LogTookOver(_logger);
        await ServeAsync(queues);
    }

    /// <summary>Opens the storage and the workers. Runs that are asked for meanwhile wait for that.</summary>
    private async Task ServeAsync(string[] queues)
    {
        var opening = OpenAsync(queues);
        jobs.Open(opening, Listen);
        try
        {
            var (_, store) = await opening;
            _ticking = clock.RunAsync(StartAsync, minute => Task.Run(() => EndTick(minute)), await Task.Run(store.FindLastTick), _stopped.Token);
            _scheduling = new ScheduledRuns(store, time, _logger).RunAsync(_stopped.Token);
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // The application ends before it has listened.
            Release();
        }
        catch (Exception e)
        {
            _hasFailed = true;
            jobs.Close();
            Release();
            LogCannotServe(_logger, e, plan.StoreFile);
        }
    }

    private async Task<OpenJobs> OpenAsync(string[] queues)
    {
        await _needed.Task.WaitAsync(_stopped.Token);
        return await Task.Run(() => Open(queues));
    }

    private OpenJobs Open(string[] queues)
    {
        _store = JobStore.Open(plan.StoreFile, queues, plan.Options, time, _logger);
        jobs.ReadPaused(_store);
        var filter = _filter = new RunFilter(registry, plan.Options.HistoryAge, time, _store.Scheduled);
        _server = new BackgroundJobServer(ServerOptions(queues, filter), _store.Storage, _store.Storage.GetStorageWideProcesses());
        return new OpenJobs(new BackgroundJobClient(_store.Storage, filter), _store);
    }

    private Task StartAsync(Cron cron) => jobs.IsPaused(cron.Id) ? Task.CompletedTask : jobs.EnqueueAsync(cron.Plugin, cron.Id);

    private void EndTick(DateTimeOffset minute) => _store?.EndTick(minute, plan.Options.RunsKept, time.GetUtcNow() - plan.Options.HistoryAge);

    private BackgroundJobServerOptions ServerOptions(string[] queues, RunFilter filter) => new()
    {
        Queues = queues,
        WorkerCount = plan.Options.Workers,
        ShutdownTimeout = plan.Options.StopTimeout,
        Activator = new DispatcherActivator(dispatcher),
        FilterProvider = filter,
        // Its schedulers are not needed: there are CronClock and ScheduledRuns.
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
        LogStillRunning(_logger);
        _ = idle.ContinueWith(_ => Release(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private void Release()
    {
        _store?.Dispose();
        _store = null;
        _lock?.Dispose();
        _lock = null;
    }

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "Another process serves the jobs of this data directory ({LockFile} is locked): this one serves requests only, until that one ends.")]
    private static partial void LogServedElsewhere(ILogger logger, string lockFile);

    [LoggerMessage(Level = LogLevel.Information, Message = "The other process has ended: this one serves the jobs from now on.")]
    private static partial void LogTookOver(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "The job storage {File} can't be opened: no jobs run.")]
    private static partial void LogCannotServe(ILogger logger, Exception failure, string file);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Some jobs did not end in time. Those that this process ends will run again after the next start.")]
    private static partial void LogStillRunning(ILogger logger);
}
