using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Holdall.Files;

namespace Holdall.Plugins.Files.S3;

/// <summary>Objects in one bucket. Whatever the store says when it fails is an <see cref="IOException"/> here.</summary>
internal sealed class S3Bucket(S3Connection store)
{
    /// <summary>Name of the metadata that holds the name that the client gave.</summary>
    public const string OriginalName = "original-filename";

    private const int DeletedAtATime = 8;

    /// <summary>The store copies by itself, some gigabytes in minutes.</summary>
    private static readonly TimeSpan LongestCopy = TimeSpan.FromMinutes(10);

    /// <summary>Uploads an object and replaces what was there.</summary>
    public Task SaveAsync(string key, Stream content, string? originalName, Func<ReadOnlySpan<byte>, string> detect, CancellationToken aborted) =>
        new S3Upload(store, key, originalName).RunAsync(content, detect, aborted);

    /// <summary>Looks an object up; null when there is none. Its content is fetched when it is read.</summary>
    public async Task<StoredFile?> FindAsync(string key, CancellationToken aborted) => await LookUpAsync(key, aborted) is not { } found
        ? null
        : new StoredFile
        {
            Content = new S3ObjectStream(store, key, found.ETag, found.ContentLength),
            Size = found.ContentLength,
            ContentType = found.Headers.ContentType is { Length: > 0 } type ? type : "application/octet-stream",
            OriginalName = found.Metadata[OriginalName] is { Length: > 0 } name ? Uri.UnescapeDataString(name) : null,
            Modified = found.LastModified is { } modified ? new DateTimeOffset(modified.ToUniversalTime()) : DateTimeOffset.UnixEpoch,
        };

    /// <summary>Looks up what lies under a key now; null when there is nothing.</summary>
    public async Task<S3Version?> FindVersionAsync(string key, CancellationToken aborted) =>
        await LookUpAsync(key, aborted) is { } found ? new S3Version(key, found.ETag, found.ContentLength) : null;

    /// <summary>The content of a version. Once there is another one, reading fails.</summary>
    public Stream Open(S3Version version) => new S3ObjectStream(store, version.Key, version.ETag, version.Size);

    /// <summary>Copies a version within the bucket.</summary>
    /// <returns>False when there is another one by now, or none.</returns>
    public async Task<bool> TryCopyAsync(S3Version version, string key, string type, string originalName, CancellationToken aborted)
    {
        var request = new CopyObjectRequest
        {
            SourceBucket = store.Bucket,
            SourceKey = version.Key,
            ETagToMatch = version.ETag,
            DestinationBucket = store.Bucket,
            DestinationKey = key,
            MetadataDirective = S3MetadataDirective.REPLACE,
            ContentType = type,
        };
        OriginalNames.Add(request.Metadata, originalName);
        try
        {
            await S3Call.RunAsync(t => store.Client.CopyObjectAsync(request, t), aborted, LongestCopy);
            return true;
        }
        catch (IOException e) when (e is FileNotFoundException || e.InnerException is AmazonS3Exception { StatusCode: HttpStatusCode.PreconditionFailed })
        {
            return false;
        }
    }

    /// <summary>A link by which anybody may put an object of exactly that size under a key, until its time is up.</summary>
    public string LinkToPut(string key, long size, TimeSpan lifetime)
    {
        var request = Link(key, HttpVerb.PUT, lifetime);
        request.Headers.ContentLength = size;
        return store.Client.GetPreSignedURL(request);
    }

    /// <summary>A link by which anybody may get an object, until its time is up; the store answers with the headers that are given.</summary>
    public string LinkToGet(string key, ResponseHeaderOverrides headers, TimeSpan lifetime)
    {
        var request = Link(key, HttpVerb.GET, lifetime);
        request.ResponseHeaderOverrides = headers;
        return store.Client.GetPreSignedURL(request);
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

    private async Task<GetObjectMetadataResponse?> LookUpAsync(string key, CancellationToken aborted)
    {
        try
        {
            var request = new GetObjectMetadataRequest { BucketName = store.Bucket, Key = key };
            return await S3Call.RunAsync(t => store.Client.GetObjectMetadataAsync(request, t), aborted);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private GetPreSignedUrlRequest Link(string key, HttpVerb verb, TimeSpan lifetime) => new()
    {
        BucketName = store.Bucket,
        Key = key,
        Verb = verb,
        Protocol = store.IsEncrypted ? Protocol.HTTPS : Protocol.HTTP,
        // By the clock of the store, whatever that of the application is in a test.
        Expires = TimeProvider.System.GetUtcNow().UtcDateTime + lifetime,
    };
}
