using Holdall.Files;

namespace Holdall.Records;

/// <summary>A file that came with a request, or was made by code, and is stored when its record is saved.</summary>
public sealed class FileUpload
{
    /// <summary>Name of the file field.</summary>
    public required string Field { get; init; }

    /// <summary>Name under which it is stored and which is put into the field.</summary>
    public required string StoredName { get; init; }

    /// <summary>Name that the client gave.</summary>
    public required string OriginalName { get; init; }

    /// <summary>Number of bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Opens the content for reading from its start; the caller disposes the stream.</summary>
    public required Func<Stream> Open { get; init; }

    /// <summary>Where it lies, if it was uploaded before the request that refers to it; otherwise null.</summary>
    public IStagedUpload? Staged { get; init; }
}
