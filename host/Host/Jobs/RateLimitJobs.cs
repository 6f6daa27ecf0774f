using Holdall.Engine.RateLimits;
using Holdall.Jobs;

namespace Holdall.Host.Jobs;

/// <summary>Forgets idle clients once an hour, for as long as anything is counted.</summary>
internal sealed class RateLimitJobs(RateLimiter limiter) : IJobModule
{
    private const string Cleanup = "__pbRateLimitersCleanup__";

    public void AddJobs(IJobRegistry jobs)
    {
        limiter.Used += () => jobs.AddCron(Cleanup, "2 * * * *", _ => Task.Run(limiter.RemoveIdle));
        limiter.Discarded += () => jobs.RemoveCron(Cleanup);
    }
}
