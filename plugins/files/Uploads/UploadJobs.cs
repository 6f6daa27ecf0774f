using Holdall.Jobs;
using Microsoft.Extensions.Options;

namespace Holdall.Plugins.Files.Uploads;

/// <summary>Deletes old uploads, where there can be any.</summary>
internal sealed class UploadJobs(UploadCleanup cleanup, IOptions<FilesSettings> settings) : IJobModule
{
    /// <summary>Id of the job.</summary>
    public const string Id = "__filesUploadsCleanup__";

    public void AddJobs(IJobRegistry jobs)
    {
        if (settings.Value.ResumableUploads || settings.Value.PresignedUploads) jobs.AddCron(Id, "23 * * * *", run => cleanup.RunAsync(run.Aborted));
    }
}
