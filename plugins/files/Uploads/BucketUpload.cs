using Holdall.Files;
using Holdall.Plugins.Files.S3;

namespace Holdall.Plugins.Files.Uploads;

/// <summary>
/// An upload that a client has put into the bucket. The object that was looked at is the one that is copied: the client may still replace it.
/// </summary>
/// <param name="Info">The upload.</param>
/// <param name="Bucket">The bucket that it is in.</param>
/// <param name="Version">The object.</param>
/// <param name="ContentType">What the object is.</param>
/// <param name="Uploads">Those of the bucket.</param>
internal sealed record BucketUpload(UploadInfo Info, S3Bucket Bucket, S3Version Version, string ContentType, BucketUploads Uploads) : IStagedUpload
{
    public async Task<bool> CopyAsync(string key, CancellationToken aborted = default)
    {
        // The settings may have changed since it was found.
        if (Bucket != Uploads.Current) return false;
        if (!await Bucket.TryCopyAsync(Version, ObjectKeys.Of(key), ContentType, Info.FileName, aborted))
            throw ApiException.BadRequest("An uploaded file was replaced or taken while the record was saved.");
        return true;
    }

    public Task RemoveAsync() => Uploads.RemoveAsync(Info, Bucket);
}
