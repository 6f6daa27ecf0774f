using Holdall.Engine;
using Holdall.Engine.Backups;
using Holdall.Engine.DataDirectory;

namespace Holdall.Host.Commands.Doctor;

/// <summary>Who can get at the directory, and what work on backups has left in it.</summary>
internal static class FolderChecks
{
    public static IEnumerable<Finding> Run(string directory)
    {
        foreach (var name in Exposure.Find(directory))
            yield return new Finding("permissions", name, "other users of the machine can get at it", $"chmod -R go= {directory}");
        if (Restore(directory) is { } restore) yield return restore;
        else if (HasLeftovers(directory))
        {
            yield return new Finding(
                "leftovers", TemporaryFolder.Name, "a process that worked on backups was killed and has left files", "the next start deletes them");
        }
    }

    private static Finding? Restore(string directory)
    {
        const string Kind = "interrupted-restore";
        try
        {
            if (SwapJournal.Find(directory) is not { } journal) return null;
            var message = journal.State == SwapState.Swapped
                ? "a restored backup is in its place, and no server has started on it yet"
                : "a process was killed while it restored a backup";
            return new Finding(Kind, journal.Restored, message, "the next start finishes the restore or undoes it");
        }
        catch (DataDirectoryException e)
        {
            const string Remedy = "move its folder old_pb_data_… to another place, or restore a backup into an empty directory";
            return new Finding(Kind, TemporaryFolder.Name, e.Message, Remedy);
        }
    }

    /// <summary>Whoever is at work there holds the lock.</summary>
    private static bool HasLeftovers(string directory)
    {
        if (TemporaryFolder.IsEmpty(directory)) return false;
        using var own = TemporaryFolder.TryOwn(directory);
        return own is not null;
    }
}
