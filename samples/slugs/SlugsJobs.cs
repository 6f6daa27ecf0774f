using Holdall.Collections;
using Holdall.Jobs;
using Holdall.Records;

namespace Slugs;

/// <summary>Every night, gives slugs to records that were made before the plugin was there.</summary>
internal sealed class SlugsJobs(ICollections collections, IRecords records) : IJobModule
{
    public void AddJobs(IJobRegistry jobs) => jobs.AddCron("slugs-fill", "30 3 * * *", FillAsync);

    private async Task FillAsync(JobRun run)
    {
        foreach (var collection in collections.All)
        {
            if (!SlugsHooks.HasSlug(collection) || collection.IsView) continue;
            foreach (var record in records.List(collection.Name, new RecordQuery { Filter = "slug = ''" }))
            {
                run.Aborted.ThrowIfCancellationRequested();
                await records.SaveAsync(record, run.Aborted);
            }
        }
    }
}
