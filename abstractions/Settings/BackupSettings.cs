namespace Holdall.Settings;

/// <summary>Automatic backups: when, and how many are kept.</summary>
public sealed record BackupSettings
{
    /// <summary>Cron expression in UTC; empty = no automatic backups.</summary>
    public string Cron { get; init; } = "";

    /// <summary>Most automatic backups that are kept; older ones are deleted.</summary>
    public int CronMaxKeep { get; init; } = 3;

    /// <summary>A bucket for backups; when it is not enabled they lie in the data directory.</summary>
    public S3Settings S3 { get; init; } = new();

    /// <summary>Incremental backups of the main database. They are in the settings that are stored and shown once they differ from those at first.</summary>
    public IncrementalBackupSettings Incremental { get; init; } = new();
}
