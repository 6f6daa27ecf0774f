using Holdall.Files;
using Holdall.Plugins.Files.S3;
using Microsoft.Extensions.Options;

namespace Holdall.Plugins.Files.Uploads;

/// <summary>Uploads that clients put into the bucket by themselves, under a key of their own.</summary>
internal sealed class BucketUploads(UploadFolder folder, S3Buckets buckets, IFileStorage storage, IContentTypes types, IOptions<FilesSettings> settings)
{
    /// <summary>Where they lie. No id of a collection has a dot, so no file of a record lies there.</summary>
    public const string Prefix = ".uploads/";

    private const int HeadLength = 3072;

    /// <summary>The bucket that files of records are in now; null if they are in none.</summary>
    public S3Bucket? Current => storage is ChosenStorage { IsInBucket: true } ? buckets.Files : null;

    /// <summary>A link by which the upload is put there.</summary>
    /// <exception cref="ApiException">400, files are in no bucket.</exception>
    public string LinkTo(UploadInfo info) => (Current ?? throw NoBucket()).LinkToPut(KeyOf(info), info.Size, settings.Value.LinkLifetime);

    public void RequireBucket()
    {
        if (Current is null) throw NoBucket();
    }

    /// <summary>The file, once the client has put it there; otherwise null.</summary>
    public async Task<UploadedFile?> FindAsync(UploadInfo info, string field, CancellationToken aborted)
    {
        if (Current is not { } bucket || await bucket.FindVersionAsync(KeyOf(info), aborted) is not { } version || version.Size != info.Size) return null;
        var head = new byte[Math.Min(HeadLength, version.Size)];
        await using (var content = bucket.Open(version)) await content.ReadExactlyAsync(head, aborted);
        return new UploadedFile
        {
            Key = field,
            FileName = info.FileName,
            Size = version.Size,
            Open = () => new HeadStream(head, bucket.Open(version)),
            Staged = new BucketUpload(folder, info, this, bucket, version, types.Detect(head)),
        };
    }

    /// <summary>Deletes the object.</summary>
    public static Task RemoveAsync(UploadInfo info, S3Bucket bucket) => bucket.DeleteAsync(KeyOf(info), CancellationToken.None);

    private static string KeyOf(UploadInfo info) => Prefix + info.Id;

    private static ApiException NoBucket() => ApiException.BadRequest("Files are not stored in a bucket.");
}
