using Holdall.Hooks;

namespace Holdall.Backups;

/// <summary>A backup is made or restored.</summary>
public sealed class BackupEvent : HookEvent
{
    /// <summary>File name of the backup.</summary>
    public required string Name { get; init; }

    /// <summary>Names of entries at the top of the data directory that are left out; may be changed.</summary>
    public required IList<string> Exclude { get; init; }
}
