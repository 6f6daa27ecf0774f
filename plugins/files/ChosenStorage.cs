using Holdall.Files;
using Holdall.Plugins.Files.S3;
using Holdall.Settings;

namespace Holdall.Plugins.Files;

/// <summary>Stores files where the settings say at each use: in their bucket, or in the data directory.</summary>
internal sealed class ChosenStorage(IFileStorage local, S3Storage s3, ISettings settings) : IFileStorage
{
    /// <summary>Whether files are in the bucket now.</summary>
    public bool IsInBucket => settings.Current.S3.Enabled;

    private IFileStorage Current => IsInBucket ? s3 : local;

    public Task SaveAsync(string key, Stream content, string? originalName, CancellationToken aborted = default) =>
        Current.SaveAsync(key, content, originalName, aborted);

    public Task<StoredFile?> OpenAsync(string key, CancellationToken aborted = default) => Current.OpenAsync(key, aborted);

    public Task DeleteAsync(string key, CancellationToken aborted = default) => Current.DeleteAsync(key, aborted);

    public Task DeletePrefixAsync(string prefix, CancellationToken aborted = default) => Current.DeletePrefixAsync(prefix, aborted);

    public IAsyncEnumerable<string> ListAsync(CancellationToken aborted = default) => Current.ListAsync(aborted);

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken aborted) => Current.ListAsync(prefix, aborted);
}
