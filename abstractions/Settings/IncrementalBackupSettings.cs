namespace Holdall.Settings;

/// <summary>Incremental backups of the main database: what has changed is stored every few seconds, and any of these times can be restored.</summary>
public sealed record IncrementalBackupSettings
{
    /// <summary>Whether they are made.</summary>
    public bool Enabled { get; init; }

    /// <summary>Seconds between two times, 1 to 3600.</summary>
    public int Interval { get; init; } = 10;

    /// <summary>Hours after which the whole database is stored again, 1 to 744.</summary>
    public int BaseInterval { get; init; } = 24;

    /// <summary>For how many days every time can be restored, 1 to 3650.</summary>
    public int KeepDays { get; init; } = 7;
}
