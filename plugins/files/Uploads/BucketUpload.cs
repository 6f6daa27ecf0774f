using Holdall.Plugins.Files.S3;

namespace Holdall.Plugins.Files.Uploads;

/// <summary>
/// An upload that a client has put into the bucket. The object that was looked at is the one that is copied: the client may still replace it.
/// </summary>
/// <param name="folder">What is known of uploads.</param>
/// <param name="info">The upload.</param>
/// <param name="uploads">Those of the bucket.</param>
/// <param name="bucket">The bucket that it is in.</param>
/// <param name="version">The object.</param>
/// <param name="contentType">What the object is.</param>
internal sealed class BucketUpload(UploadFolder folder, UploadInfo info, BucketUploads uploads, S3Bucket bucket, S3Version version, string contentType)
    : StagedUpload(folder, info)
{
    private readonly UploadInfo _info = info;

    public override async Task<bool> CopyAsync(string key, CancellationToken aborted = default)
    {
        // The settings may have changed since it was found.
        if (bucket != uploads.Current) return false;
        if (!await bucket.TryCopyAsync(version, ObjectKeys.Of(key), contentType, _info.FileName, aborted))
            throw ApiException.BadRequest("An uploaded file was replaced or taken while the record was saved.");
        return true;
    }

    public override async Task RemoveAsync()
    {
        // Nobody can refer to it any more, should the bucket not answer; the object is deleted by the job then.
        await base.RemoveAsync();
        await BucketUploads.RemoveAsync(_info, bucket);
    }
}
