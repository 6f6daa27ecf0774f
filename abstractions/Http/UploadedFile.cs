using Holdall.Files;

namespace Holdall.Http;

/// <summary>A file of a multipart body, before it is known where it goes.</summary>
public sealed record UploadedFile
{
    /// <summary>Name of the part.</summary>
    public required string Key { get; init; }

    /// <summary>Name that the client gave.</summary>
    public required string FileName { get; init; }

    /// <summary>Number of bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Opens the content for reading from its start; the caller disposes the stream. Valid until the request ends.</summary>
    public required Func<Stream> Open { get; init; }

    /// <summary>Where it lies, if it was uploaded before the request that refers to it; null if it came with the request.</summary>
    public IStagedUpload? Staged { get; init; }
}
