namespace Holdall.Files;

/// <summary>Finds out what files are by looking at them. The host provides it.</summary>
public interface IContentTypes
{
    /// <summary>The media type of a file.</summary>
    /// <param name="head">Its first bytes: 3,072 of them, or all.</param>
    /// <returns><c>application/octet-stream</c> for what is not known.</returns>
    string Detect(ReadOnlySpan<byte> head);
}
