using Holdall.Files;
using Holdall.Settings;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>Chooses where segments are: in the folder that the operator has named, in the bucket of backups, or in the data directory.</summary>
internal sealed class SegmentStores(EngineOptions options, IEnumerable<IBucketStorages> buckets)
{
    private readonly IBucketStorages? _buckets = buckets.LastOrDefault();

    /// <summary>Where the folder is if nothing else is said.</summary>
    public static string FolderIn(string dataDirectory) => Path.Combine(dataDirectory, SegmentNames.Folder);

    /// <exception cref="InvalidOperationException">They can't be stored there.</exception>
    public ISegmentStore Of(BackupSettings backups)
    {
        if (options.IncrementalFolder is { } folder) return InFolder(folder);
        return backups.S3.Enabled ? InBucket(backups.S3) : new SegmentFolder(FolderIn(options.DataDirectory));
    }

    /// <exception cref="InvalidOperationException">No plugin can do that.</exception>
    public ISegmentStore InBucket(S3Settings bucket) => _buckets is null
        ? throw new InvalidOperationException("Backups are set to be stored in S3, but no active plugin offers that.")
        : new SegmentBucket(_buckets.Open(bucket), bucket.Bucket, options.DataDirectory);

    /// <exception cref="InvalidOperationException">It can't be there.</exception>
    public SegmentFolder InFolder(string folder) => FindFault(folder, options.DataDirectory) is { } fault
        ? throw new InvalidOperationException(fault)
        : new SegmentFolder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    /// <summary>Why a folder can't have the incremental backups of a data directory; null when it can.</summary>
    public static string? FindFault(string folder, string dataDirectory)
    {
        var (path, data) = (RealPath.Of(folder), RealPath.Of(dataDirectory));
        if (RealPath.AreSame(path, FolderIn(data))) return null;
        // Other backups would hold all of them, and a restore would exchange them.
        if (RealPath.IsIn(path, data)) return $"The folder {folder} of incremental backups lies in the data directory.";
        // All files of the data would be looked through for segments.
        return RealPath.IsIn(data, path) ? $"The folder {folder} of incremental backups has the data directory in it." : null;
    }
}
