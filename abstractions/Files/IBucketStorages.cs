using Holdall.Settings;

namespace Holdall.Files;

/// <summary>Opens buckets of S3 compatible stores as storages of files. A plugin registers it; the last one counts.</summary>
public interface IBucketStorages
{
    /// <summary>The files in a bucket, whether or not the settings name it. Nothing is sent before the first use.</summary>
    /// <param name="bucket">The bucket and how to reach it; <see cref="S3Settings.Enabled"/> makes no difference.</param>
    /// <exception cref="ArgumentException">There is no name or no address.</exception>
    IFileStorage Open(S3Settings bucket);
}
