using System.Runtime.CompilerServices;
using Holdall.Files;
using Holdall.Plugins.Files.Uploads;

namespace Holdall.Plugins.Files.S3;

/// <summary>Stores files in the bucket of the settings.</summary>
internal sealed class S3Storage(S3Buckets buckets, IContentTypes types) : IFileStorage
{
    public Task SaveAsync(string key, Stream content, string? originalName, CancellationToken aborted = default) =>
        buckets.Files.SaveAsync(ObjectKeys.Of(key), content, originalName, types.Detect, aborted);

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

        return buckets.Files.FindAsync(found, aborted);
    }

    public Task DeleteAsync(string key, CancellationToken aborted = default) => buckets.Files.DeleteAsync(ObjectKeys.Of(key), aborted);

    public Task DeletePrefixAsync(string prefix, CancellationToken aborted = default) => buckets.Files.DeletePrefixAsync(ObjectKeys.Of(prefix), aborted);

    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken aborted = default)
    {
        await foreach (var found in buckets.Files.ListAsync("", aborted))
        {
            if (!found.Key.StartsWith(BucketUploads.Prefix, StringComparison.Ordinal)) yield return ObjectKeys.KeyOf(found.Key);
        }
    }
}
