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

    /// <summary>The jobs and the locks of a running process: neither copied nor replaced, whatever hooks say.</summary>
    private static readonly string[] OfThisProcess = ["jobs.db", "jobs.db-wal", "jobs.db-shm", "jobs.db-journal", "jobs.lock", ".plugin-start", Run, TemporaryFolder.Name];

    public static List<string> NotInBackups() => [BackupFolder.Name, SegmentNames.Folder, TemporaryFolder.Name, ".notify", ".autocert_cache", "lost+found", .. OfThisProcess];

    public static List<string> NotReplaced() => [BackupFolder.Name, SegmentNames.Folder, TemporaryFolder.Name, ".autocert_cache", "lost+found", .. OfThisProcess];

    /// <summary>The name of an entry that a restore would have to rename and can't, because it is mounted there by itself; null if there is none.</summary>
    public static string? FindMount(string directory)
    {
        var staying = NotReplaced();
        foreach (var path in Directory.EnumerateFileSystemEntries(directory))
        {
            var name = Path.GetFileName(path);
            // What is unpacked in the temporary folder is renamed, too.
            if ((name == TemporaryFolder.Name || !staying.Contains(name)) && UnixFiles.IsMount(path)) return name;
        }

        return null;
    }

    public static HashSet<string> WithThoseOfThisProcess(IEnumerable<string> chosen) => [.. chosen, .. OfThisProcess];
}
