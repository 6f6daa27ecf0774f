using Holdall.Settings;

namespace Holdall.Plugins.Files.S3;

/// <summary>
/// The buckets of the settings, with one client for each as long as its settings stay. An old client is left to those who still use it.
/// </summary>
internal sealed class S3Buckets(ISettings settings)
{
    private readonly Lock _lock = new();
    private (S3Settings Settings, S3Bucket Bucket)? _files;
    private (S3Settings Settings, S3Bucket Bucket)? _backups;

    /// <summary>That of the files of records.</summary>
    public S3Bucket Files => Get(ref _files, settings.Current.S3);

    /// <summary>That of backups.</summary>
    public S3Bucket Backups => Get(ref _backups, settings.Current.Backups.S3);

    private S3Bucket Get(ref (S3Settings Settings, S3Bucket Bucket)? known, S3Settings current)
    {
        lock (_lock)
        {
            if (known is not { } last || last.Settings != current) known = last = (current, new S3Bucket(S3Connection.To(current)));
            return last.Bucket;
        }
    }
}
