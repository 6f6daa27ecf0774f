using Holdall.Backups;
using Holdall.Engine.Backups.Incremental;
using Holdall.Http;
using Holdall.Settings;

namespace Holdall.Engine.Backups;

/// <summary>Chooses where backups are: in the data directory, or where the settings say.</summary>
internal sealed class BackupStorages(BackupFolder local, ISettings settings, IEnumerable<IBackupStorage> offered)
{
    private readonly IBackupStorage? _remote = offered.LastOrDefault();

    /// <exception cref="ApiException">400, they are to be in S3 and no plugin can do that.</exception>
    public IBackupStorage Current
    {
        get
        {
            if (!settings.Current.Backups.S3.Enabled) return local;
            return _remote ?? throw ApiException.BadRequest("Backups are set to be stored in S3, but no active plugin offers that.");
        }
    }

    /// <summary>All backups in the order of their names. Segments of incremental ones, which lie in the same bucket, are none of them.</summary>
    public async Task<IReadOnlyList<StoredBackup>> ListAsync(CancellationToken aborted)
    {
        var all = await Current.ListAsync(aborted);
        return [.. all.Where(static backup => !backup.Name.StartsWith(SegmentNames.Folder + "/", StringComparison.Ordinal))];
    }

    /// <summary>Whether there is a backup of this name.</summary>
    public async Task<bool> HasAsync(string name, CancellationToken aborted)
    {
        await using var file = await Current.OpenAsync(name, aborted);
        return file is not null;
    }
}
