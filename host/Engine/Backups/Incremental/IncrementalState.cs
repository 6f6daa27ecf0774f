namespace Holdall.Engine.Backups.Incremental;

/// <summary>How incremental backups stand, for operators.</summary>
/// <param name="Enabled">Whether they are switched on.</param>
internal sealed record IncrementalState(bool Enabled)
{
    public static readonly IncrementalState Off = new(false);

    /// <summary>Where they are stored, or empty.</summary>
    public string Place { get; init; } = "";

    /// <summary>The current generation; empty while there is none.</summary>
    public string Generation { get; init; } = "";

    /// <summary>Up to when everything is stored; null while nothing is.</summary>
    public DateTimeOffset? StoredUntil { get; init; }

    /// <summary>The time of the last segment that is stored; null while there is none.</summary>
    public DateTimeOffset? LastSegment { get; init; }

    /// <summary>About how many bytes of the log wait to be stored.</summary>
    public long BytesWaiting { get; init; }

    /// <summary>What went wrong the last time; empty when nothing did.</summary>
    public string Error { get; init; } = "";
}
