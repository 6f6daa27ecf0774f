using Holdall.Files;
using Holdall.Settings;

namespace Holdall.Plugins.Files.S3;

/// <summary>
/// The buckets of the settings, with one client for each as long as its settings stay, and others. An old client is left to those who still use it.
/// </summary>
internal sealed class S3Buckets(ISettings settings, IContentTypes types) : IBucketStorages
{
    private const int MostOthers = 16;

    private readonly Lock _lock = new();
    private (S3Settings Settings, S3Bucket Bucket)? _files;
    private (S3Settings Settings, S3Bucket Bucket)? _backups;
    private readonly Dictionary<S3Settings, S3Bucket> _others = [];

    /// <summary>That of the files of records.</summary>
    public S3Bucket Files => Get(ref _files, settings.Current.S3);

    /// <summary>That of backups.</summary>
    public S3Bucket Backups => Get(ref _backups, settings.Current.Backups.S3);

    public IFileStorage Open(S3Settings bucket)
    {
        ArgumentException.ThrowIfNullOrEmpty(bucket.Bucket);
        ArgumentException.ThrowIfNullOrEmpty(bucket.Endpoint);
        lock (_lock)
        {
            if (!_others.TryGetValue(bucket, out var opened))
            {
                if (_others.Count == MostOthers) _others.Clear();
                _others[bucket] = opened = new S3Bucket(S3Connection.To(bucket));
            }

            return new S3Storage(() => opened, types);
        }
    }

    private S3Bucket Get(ref (S3Settings Settings, S3Bucket Bucket)? known, S3Settings current)
    {
        lock (_lock)
        {
            if (known is not { } last || last.Settings != current) known = last = (current, new S3Bucket(S3Connection.To(current)));
            return last.Bucket;
        }
    }
}
