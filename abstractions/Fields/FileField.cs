namespace Holdall.Fields;

/// <summary>Names of stored files.</summary>
public sealed record FileField : ListField
{
    /// <inheritdoc/>
    public override string Type => "file";

    /// <summary>Most bytes of one file; 0 = 5 MiB.</summary>
    public long MaxSize { get; init; }

    /// <summary>Accepted media types; empty = all.</summary>
    public IReadOnlyList<string> MimeTypes { get; init => field = value ?? []; } = [];

    /// <summary>Sizes of thumbs that may be asked for.</summary>
    public IReadOnlyList<string> Thumbs { get; init => field = value ?? []; } = [];

    /// <summary>Whether a file token and the view rule are needed to download.</summary>
    public bool Protected { get; init; }
}
