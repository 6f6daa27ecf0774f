namespace Holdall.Backups;

/// <summary>A backup in a list.</summary>
public sealed class StoredBackup
{
    /// <summary>Name of the archive.</summary>
    public required string Name { get; init; }

    /// <summary>Number of bytes.</summary>
    public required long Size { get; init; }

    /// <summary>When it was stored.</summary>
    public required DateTimeOffset Modified { get; init; }
}
