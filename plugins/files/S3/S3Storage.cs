using System.Runtime.CompilerServices;
using Holdall.Files;
using Holdall.Plugins.Files.Uploads;

namespace Holdall.Plugins.Files.S3;

/// <summary>Stores files in a bucket.</summary>
/// <param name="bucket">The bucket, asked for at each use.</param>
/// <param name="types">Tells what files are.</param>
internal sealed class S3Storage(Func<S3Bucket> bucket, IContentTypes types) : IFileStorage
{
    public Task SaveAsync(string key, Stream content, string? originalName, CancellationToken aborted = default) =>
        bucket().SaveAsync(ObjectKeys.Of(key), content, originalName, types.Detect, aborted);

    public Task<StoredFile?> OpenAsync(string key, CancellationToken aborted = default)
    {
        string found;
        try
        {
            found = ObjectKeys.Of(key);
        }
        catch (ArgumentException)
        {
            // Nothing can be stored there.
            return Task.FromResult<StoredFile?>(null);
        }

        return bucket().FindAsync(found, aborted);
    }

    public Task DeleteAsync(string key, CancellationToken aborted = default) => bucket().DeleteAsync(ObjectKeys.Of(key), aborted);

    public Task DeletePrefixAsync(string prefix, CancellationToken aborted = default) => bucket().DeletePrefixAsync(ObjectKeys.Of(prefix), aborted);

    public IAsyncEnumerable<string> ListAsync(CancellationToken aborted = default) => ListAsync("", aborted);

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken aborted)
    {
        await foreach (var found in bucket().ListAsync(prefix.Length == 0 ? "" : ObjectKeys.Of(prefix), aborted))
        {
            if (!found.Key.StartsWith(BucketUploads.Prefix, StringComparison.Ordinal)) yield return ObjectKeys.KeyOf(found.Key);
        }
    }
}
