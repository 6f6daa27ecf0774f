namespace Holdall.Plugins.Files.S3;

/// <summary>An object as it was when it was looked up.</summary>
/// <param name="Key">Its key.</param>
/// <param name="ETag">Its mark, which another one under the key does not have.</param>
/// <param name="Size">Number of its bytes.</param>
internal sealed record S3Version(string Key, string ETag, long Size);
