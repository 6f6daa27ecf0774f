using Hangfire;
using Hangfire.Common;
using Holdall.Engine.Metrics;
using Holdall.Jobs;

namespace Holdall.Host.Jobs;

/// <summary>
/// What is stored with every run is a call of this one method, never a type of a plugin: the storage's resolver can't see load contexts.
/// </summary>
internal sealed partial class JobDispatcher(JobRegistry jobs, JobMetrics metrics, ILogger<JobDispatcher> logger)
{
    /// <summary>Which attempt the flow of a worker is at; told by the filter, since the stored call has no place for it.</summary>
    private static readonly AsyncLocal<int> CurrentAttempt = new();

    private readonly Lock _lock = new();
    private int _running;
    private TaskCompletionSource? _idle;

    public static int Attempt
    {
        set => CurrentAttempt.Value = value;
    }

    /// <summary>Does the work of a run. Its name and parameters are stored: change them and waiting runs are lost.</summary>
    public async Task Run(string plugin, string job, string arguments, CancellationToken aborted)
    {
        Enter();
        using var activity = HoldallActivities.BeginJob(plugin, job);
        var begun = metrics.Begin();
        var outcome = JobMetrics.Succeeded;
        var attempt = Math.Max(CurrentAttempt.Value, 1);
        try
        {
            var handler = jobs.FindHandler(plugin, job) ?? throw new InvalidOperationException($"The plugin {plugin} has no job {job} any more.");
            await handler(new JobRun { Job = job, Arguments = arguments, Attempt = attempt, Aborted = aborted });
        }
        catch (Exception e) when (aborted.IsCancellationRequested)
        {
            // Whatever a handler throws because of that, the run is put back.
            outcome = JobMetrics.Interrupted;
            LogInterrupted(logger, e, job, plugin);
            throw new OperationCanceledException("The application stops.", e, aborted);
        }
        catch (Exception e)
        {
            outcome = JobMetrics.Failed;
            HoldallActivities.Fail(activity, e);
            if (jobs.FindRetries(plugin, job)?.PauseAfter(attempt) is { } pause) LogAgain(logger, job, plugin, attempt, e.Message, pause);
            else LogFailed(logger, e, job, plugin);
            throw;
        }
        finally
        {
            metrics.End(begun, plugin, job, outcome);
            Leave();
        }
    }

    /// <summary>How many runs are under way.</summary>
    public int Running
    {
        get
        {
            lock (_lock) return _running;
        }
    }

    /// <summary>Ends when no run is under way.</summary>
    public Task IdleAsync()
    {
        lock (_lock) return _running == 0 ? Task.CompletedTask : (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    /// <summary>The stored form of a run.</summary>
    public static Job Call(string plugin, string job, string arguments) =>
        Job.FromExpression<JobDispatcher>(dispatcher => dispatcher.Run(plugin, job, arguments, CancellationToken.None));

    private void Enter()
    {
        lock (_lock) _running++;
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_running > 0) return;
            _idle?.SetResult();
            _idle = null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The job {Job} of {Plugin} failed.")]
    private static partial void LogFailed(ILogger logger, Exception failure, string job, string plugin);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The job {Job} of {Plugin} failed at attempt {Attempt} and is tried again in {Pause}: {Reason}")]
    private static partial void LogAgain(ILogger logger, string job, string plugin, int attempt, string reason, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Information, Message = "The job {Job} of {Plugin} was interrupted and will run again.")]
    private static partial void LogInterrupted(ILogger logger, Exception failure, string job, string plugin);
}

/// <summary>Gives the workers the dispatcher of this host generation.</summary>
internal sealed class DispatcherActivator(JobDispatcher dispatcher) : JobActivator
{
    public override object ActivateJob(Type jobType) => jobType == typeof(JobDispatcher)
        ? dispatcher
        : throw new InvalidOperationException($"A stored run calls {jobType}, which no version of this application has stored.");
}
