using Holdall.Engine.Storage;
using Holdall.Jobs;

namespace Holdall.Host.Jobs;

/// <summary>Keeps the database files in shape, once a day.</summary>
internal sealed class StorageJobs(Databases databases) : IJobModule
{
    private readonly DatabaseUpkeep _upkeep = new(databases);

    public void AddJobs(IJobRegistry jobs) => jobs.AddCron("__pbDBOptimize__", "0 0 * * *", _ => Task.Run(_upkeep.Run));
}
