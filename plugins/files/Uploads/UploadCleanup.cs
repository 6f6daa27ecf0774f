using Holdall.Plugins.Files.S3;
using Microsoft.Extensions.Options;

namespace Holdall.Plugins.Files.Uploads;

/// <summary>Deletes uploads whose time is up, and what no upload is known of any more.</summary>
internal sealed class UploadCleanup(UploadFolder folder, BucketUploads inBucket, IOptions<FilesSettings> settings, TimeProvider time)
{
    public async Task RunAsync(CancellationToken aborted)
    {
        foreach (var info in folder.All())
        {
            aborted.ThrowIfCancellationRequested();
            if (folder.IsExpired(info)) folder.TryTake(info)?.Remove();
        }

        folder.RemoveRemains();
        if (inBucket.Current is { } bucket && settings.Value.PresignedUploads) await CleanBucketAsync(bucket, aborted);
    }

    /// <summary>A link may be used once more after its file was taken, and then nobody knows of the object.</summary>
    private async Task CleanBucketAsync(S3Bucket bucket, CancellationToken aborted)
    {
        var oldest = time.GetUtcNow() - TimeSpan.FromHours(settings.Value.UploadHours) - settings.Value.LinkLifetime;
        await foreach (var found in bucket.ListAsync(BucketUploads.Prefix, aborted))
        {
            if (found.LastModified is not { } modified || modified.ToUniversalTime() > oldest.UtcDateTime) continue;
            if (folder.Find(found.Key[BucketUploads.Prefix.Length..]) is null) await bucket.DeleteAsync(found.Key, aborted);
        }
    }
}
