namespace Holdall.TestKit.S3;

/// <summary>A stored object.</summary>
/// <param name="File">The file with its bytes.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Metadata">The headers <c>x-amz-meta-…</c>.</param>
/// <param name="ETag">Its mark, in quotes.</param>
/// <param name="Modified">When it was stored.</param>
public sealed record S3Object(string File, string ContentType, IReadOnlyDictionary<string, string> Metadata, string ETag, DateTimeOffset Modified)
{
    /// <summary>Its bytes.</summary>
    public byte[] Bytes => System.IO.File.ReadAllBytes(File);
}
