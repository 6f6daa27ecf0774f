namespace Holdall.Files;

/// <summary>An opened file. Whoever opened it disposes it.</summary>
public sealed class StoredFile : IAsyncDisposable
{
    /// <summary>Its content; it can be sought in.</summary>
    public required Stream Content { get; init; }

    /// <summary>Number of bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Media type that was found when it was stored.</summary>
    public required string ContentType { get; init; }

    /// <summary>Name that the client gave when it was stored, if that is known.</summary>
    public string? OriginalName { get; init; }

    /// <summary>When it was stored.</summary>
    public required DateTimeOffset Modified { get; init; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
