using Hangfire.Client;
using Hangfire.Common;
using Hangfire.Server;
using Hangfire.States;
using Hangfire.Storage;
using Holdall.Jobs;

namespace Holdall.Host.Jobs;

/// <summary>
/// The only filter of runs, in place of Hangfire's global ones: what fails is tried again as its job says and no more, and finished runs stay longer than a
/// day.
/// </summary>
internal sealed class RunFilter(JobRegistry jobs, TimeSpan age, TimeProvider time, QueueSignal scheduled)
    : IJobFilterProvider, IApplyStateFilter, IElectStateFilter, IServerFilter
{
    private const string FailedAttempts = "RetryCount";

    public IEnumerable<JobFilter> GetFilters(Job job) => [new JobFilter(this, JobFilterScope.Global, null)];

    public void OnStateElection(ElectStateContext context)
    {
        if (context is { CandidateState: EnqueuedState { Queue: EnqueuedState.DefaultQueue } again, BackgroundJob.Job.Args: [string owner, ..] })
        {
            // From Hangfire's dashboard, which knows of no queues of plugins.
            again.Queue = owner;
            return;
        }

        if (context.CandidateState is not FailedState failed) return;
        var attempt = context.GetJobParameter<int>(FailedAttempts, allowStale: true) + 1;
        context.SetJobParameter(FailedAttempts, attempt);
        if (context.BackgroundJob.Job is not { Args: [string plugin, string name, ..] }) return;
        if (jobs.FindRetries(plugin, name)?.PauseAfter(attempt) is not { } pause) return;
        context.CandidateState = new ScheduledState(Later(time.GetUtcNow() + pause)) { Reason = failed.Exception.Message };
    }

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        context.JobExpirationTimeout = age;
        if (context.NewState is ScheduledState) scheduled.Pulse();
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
    }

    public void OnPerforming(PerformingContext context) =>
        JobDispatcher.Attempt = context.GetJobParameter<int>(FailedAttempts, allowStale: true) + 1;

    public void OnPerformed(PerformedContext context)
    {
    }

    /// <summary>The storage keeps whole seconds, and too early is not allowed.</summary>
    public static DateTime Later(DateTimeOffset due) => DateTimeOffset.FromUnixTimeSeconds(due.ToUnixTimeSeconds() + 1).UtcDateTime;
}
