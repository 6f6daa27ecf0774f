namespace Holdall.Settings;

/// <summary>What the activity log keeps.</summary>
public sealed record LogSettings
{
    /// <summary>Days that entries are kept; 0 = none are written.</summary>
    public int MaxDays { get; init; } = 5;

    /// <summary>Lowest level that is written: -4 debug, 0 info, 4 warning, 8 error.</summary>
    public int MinLevel { get; init; }

    /// <summary>Whether addresses of clients are noted.</summary>
    public bool LogIP { get; init; } = true;

    /// <summary>Whether the id of the caller is noted.</summary>
    public bool LogAuthId { get; init; }

    /// <summary>Most bytes of the data of an entry; 0 = 64 KiB.</summary>
    public long MaxDataSize { get; init; }
}
