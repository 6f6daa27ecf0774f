using System.Runtime.CompilerServices;
using Amazon.S3.Model;
using Holdall.Files;

namespace Holdall.Plugins.Files.S3;

/// <summary>Objects in one bucket. Whatever the store says when it fails is an <see cref="IOException"/> here.</summary>
internal sealed class S3Bucket(S3Connection store)
{
    /// <summary>Name of the metadata that holds the name that the client gave.</summary>
    public const string OriginalName = "original-filename";

    private const int DeletedAtATime = 8;

    /// <summary>Uploads an object and replaces what was there.</summary>
    public Task SaveAsync(string key, Stream content, string? originalName, Func<ReadOnlySpan<byte>, string> detect, CancellationToken aborted) =>
        new S3Upload(store, key, originalName).RunAsync(content, detect, aborted);

    /// <summary>Looks an object up; null when there is none. Its content is fetched when it is read.</summary>
    public async Task<StoredFile?> FindAsync(string key, CancellationToken aborted)
    {
        GetObjectMetadataResponse found;
        try
        {
            var request = new GetObjectMetadataRequest { BucketName = store.Bucket, Key = key };
            found = await S3Call.RunAsync(t => store.Client.GetObjectMetadataAsync(request, t), aborted);
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        return new StoredFile
        {
            Content = new S3ObjectStream(store, key, found.ETag, found.ContentLength),
            Size = found.ContentLength,
            ContentType = found.Headers.ContentType is { Length: > 0 } type ? type : "application/octet-stream",
            OriginalName = found.Metadata[OriginalName] is { Length: > 0 } name ? Uri.UnescapeDataString(name) : null,
            Modified = found.LastModified is { } modified ? new DateTimeOffset(modified.ToUniversalTime()) : DateTimeOffset.UnixEpoch,
        };
    }

    /// <summary>Deletes an object; one that does not exist is no error.</summary>
    public async Task DeleteAsync(string key, CancellationToken aborted)
    {
        try
        {
            await S3Call.RunAsync(t => store.Client.DeleteObjectAsync(new DeleteObjectRequest { BucketName = store.Bucket, Key = key }, t), aborted);
        }
        catch (FileNotFoundException)
        {
            // Some stores tell that it is not there.
        }
    }

    /// <summary>Deletes all objects whose key starts with a prefix, each by a request of its own: not every store deletes several at once.</summary>
    public async Task DeletePrefixAsync(string prefix, CancellationToken aborted)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = DeletedAtATime, CancellationToken = aborted };
        await Parallel.ForEachAsync(ListAsync(prefix, aborted), options, async (found, stop) => await DeleteAsync(found.Key, stop));
    }

    /// <summary>The objects whose key starts with a prefix, in the order of their keys.</summary>
    public async IAsyncEnumerable<S3Object> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken aborted)
    {
        var request = new ListObjectsV2Request { BucketName = store.Bucket, Prefix = prefix };
        ListObjectsV2Response page;
        do
        {
            page = await S3Call.RunAsync(t => store.Client.ListObjectsV2Async(request, t), aborted);
            foreach (var found in page.S3Objects ?? []) yield return found;
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated is true);
    }
}
