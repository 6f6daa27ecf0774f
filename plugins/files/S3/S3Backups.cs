using Holdall.Backups;
using Holdall.Files;

namespace Holdall.Plugins.Files.S3;

/// <summary>Stores backups in the bucket of the settings.</summary>
internal sealed class S3Backups(S3Buckets buckets, IContentTypes types) : IBackupStorage
{
    public async Task<IReadOnlyList<StoredBackup>> ListAsync(CancellationToken aborted = default)
    {
        var list = new List<StoredBackup>();
        await foreach (var found in buckets.Backups.ListAsync("", aborted))
        {
            list.Add(new StoredBackup
            {
                Name = ObjectKeys.KeyOf(found.Key),
                Size = found.Size ?? 0,
                Modified = new DateTimeOffset((found.LastModified ?? DateTime.UnixEpoch).ToUniversalTime()),
            });
        }

        list.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return list;
    }

    public Task SaveAsync(string name, Stream content, CancellationToken aborted = default) =>
        buckets.Backups.SaveAsync(ObjectKeys.Of(name), content, name, types.Detect, aborted);

    public Task<StoredFile?> OpenAsync(string name, CancellationToken aborted = default) => buckets.Backups.FindAsync(ObjectKeys.Of(name), aborted);

    public async Task DeleteAsync(string name, CancellationToken aborted = default)
    {
        var found = await OpenAsync(name, aborted) ?? throw new FileNotFoundException($"There is no backup \"{name}\".");
        await found.DisposeAsync();
        await buckets.Backups.DeleteAsync(ObjectKeys.Of(name), aborted);
    }
}
