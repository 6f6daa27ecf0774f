using Holdall.Engine.Logs;
using Holdall.Engine.Storage;
using Holdall.Jobs;
using Holdall.Settings;

namespace Holdall.Host.Jobs;

/// <summary>Deletes old log entries, four times a day.</summary>
internal sealed class LogJobs(Databases databases, ISettings settings, TimeProvider time) : IJobModule
{
    private readonly LogCleanup _cleanup = new(databases, settings, time);

    public void AddJobs(IJobRegistry jobs) => jobs.AddCron("__pbLogsCleanup__", "0 */6 * * *", run => _cleanup.RunAsync(run.Aborted));
}
