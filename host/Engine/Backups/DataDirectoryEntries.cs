using Holdall.Engine.Backups.Incremental;
using Holdall.Engine.DataDirectory;

namespace Holdall.Engine.Backups;

/// <summary>
/// The entries at the top of the data directory that backups leave out. Hooks may change the lists, except for what is of this process alone.
/// </summary>
internal static class DataDirectoryEntries
{
    /// <summary>What running processes keep there when there is no other place for it.</summary>
    public const string Run = ".holdall";

    /// <summary>The jobs and the locks of a running process, and what is stored of every change: neither copied nor replaced, whatever hooks say.</summary>
    private static readonly string[] Ours = [SegmentNames.Folder, "jobs.db", "jobs.db-wal", "jobs.db-shm", "jobs.db-journal", "jobs.lock", ".plugin-start", Run, TemporaryFolder.Name];

    /// <summary>What hooks see and may change.</summary>
    public static List<string> NotInBackups() => [BackupFolder.Name, TemporaryFolder.Name, ".notify", ".autocert_cache", "lost+found"];

    /// <summary>What hooks see and may change.</summary>
    public static List<string> NotReplaced() => [BackupFolder.Name, TemporaryFolder.Name, ".autocert_cache", "lost+found"];

    /// <summary>The name of an entry that a restore would have to rename and can't, because it is mounted there by itself; null if there is none.</summary>
    public static string? FindMount(string directory)
    {
        var staying = WithOurs(NotReplaced());
        foreach (var path in Directory.EnumerateFileSystemEntries(directory))
        {
            var name = Path.GetFileName(path);
            // What is unpacked in the temporary folder is renamed, too.
            if ((name == TemporaryFolder.Name || !staying.Contains(name)) && UnixFiles.IsMount(path)) return name;
        }

        return null;
    }

    public static HashSet<string> WithOurs(IEnumerable<string> chosen) => [.. chosen, .. Ours];
}
