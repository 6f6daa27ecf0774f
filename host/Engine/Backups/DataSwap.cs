using Holdall.Engine.Backups.Incremental;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Backups;

/// <summary>
/// Puts restored content in the place of what is in the data directory. Entries are renamed one by one, and a journal says how
/// far that has come, so that wherever the process dies the next start has the old content or the new one, never a mix.
/// </summary>
// What makes it safe to die anywhere:
// 1. Each entry is moved by one rename within the file system: it is at one place or at the other. A move that was cut off is finished by
//    moving what is still at its old place.
// 2. The journal enters a state before anything is done in it, and is replaced as a whole. So everything that earlier states did is
//    complete, and only the current state may be half done.
// 3. Moving out: nothing restored is in the directory yet. What is in the folder for the old content goes back.
// 4. Moving in: all of the old content is out. What is left of the restored content follows; or, if this process could not do it, what is
//    in goes out again (taking back).
// 5. Swapped: both contents are complete, one in its place and one in its folder. This is the only state from which both ways are open.
// 6. Taking back: the old content is complete in its folder. The rest of the restored content goes out.
// 7. Putting back: nothing restored is in the directory. The rest of the old content goes in, and the journal is deleted.
// 8. Without a journal nothing is under way, and whatever the temporary folder holds may be deleted. Hence the journal is deleted last when
//    the old content has been put back, and first when it is given up.
// 9. Only who owns the temporary folder moves anything, and what stays (that folder itself, jobs, locks) is never moved at all.
internal sealed class DataSwap
{
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(10);

    private readonly string _directory;
    private readonly HashSet<string> _staying;
    private readonly IDisposable? _use;
    private SwapJournal _journal;

    private DataSwap(string directory, SwapJournal journal, IDisposable? use = null)
    {
        _use = use;
        _directory = directory;
        _journal = journal;
        _staying = [.. journal.Staying];
    }

    /// <summary>Whether nobody has settled it yet.</summary>
    public bool CanBeUndone => SwapJournal.Find(_directory) is not null;

    private string Restored => Path.Combine(TemporaryFolder.In(_directory), _journal.Restored);

    private string Old => Path.Combine(TemporaryFolder.In(_directory), _journal.Old);

    /// <summary>A swap that has not begun.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="restored">Name of the folder with the restored content, in the temporary folder.</param>
    /// <param name="old">Name of the folder there that takes the old content.</param>
    /// <param name="staying">Entries that are neither moved out nor replaced.</param>
    /// <param name="use">The right to work in the temporary folder; kept until the swap begins.</param>
    public static DataSwap Plan(string directory, string restored, string old, IEnumerable<string> staying, IDisposable? use = null) =>
        new(directory, new SwapJournal(SwapState.MovingOut, restored, old, [.. staying]), use);

    /// <summary>Finishes or undoes a swap in which another process died. Call it before anything in the data directory is read.</summary>
    /// <returns>A swap that is done but on which nobody has started yet; null if there is none.</returns>
    /// <exception cref="DataDirectoryException">Another process is restoring right now.</exception>
    public static DataSwap? Recover(string directory)
    {
        if (SwapJournal.Find(directory) is not { } journal) return null;
        if (journal.State == SwapState.Swapped) return new DataSwap(directory, journal);
        using var own = TemporaryFolder.TryOwn(directory) ?? throw Busy(directory);
        // It may have been finished since.
        if (SwapJournal.Find(directory) is not { } current) return null;
        var swap = new DataSwap(directory, current);
        if (current.State == SwapState.MovingIn) swap.MoveIn();
        else if (current.State != SwapState.Swapped) swap.PutBack();
        return swap._journal.State == SwapState.Swapped ? swap : null;
    }

    /// <summary>Deletes what backups have left over, unless a swap waits to be settled.</summary>
    /// <returns>Why not all of it could be deleted, or null.</returns>
    public static Exception? Tidy(string directory) => SwapJournal.Find(directory) is null ? TemporaryFolder.Remove(directory) : null;

    /// <summary>Whether restored content is in its place that nobody has settled yet.</summary>
    public static bool IsUnsettled(string directory) => SwapJournal.Find(directory) is { State: SwapState.Swapped };

    /// <summary>Ends a swap for good: what was before is deleted.</summary>
    /// <returns>Why not all of it could be deleted, or null.</returns>
    public static Exception? Settle(string directory)
    {
        if (!IsUnsettled(directory)) return null;
        // The journal goes first: what is left of the old content must never come back in part.
        SwapJournal.Delete(directory);
        CleanStop.In(directory).WriteRestored();
        return TemporaryFolder.Remove(directory);
    }

    /// <summary>
    /// Exchanges the content. The databases must be closed; it waits for other processes that have them open. If it fails, nothing has changed.
    /// </summary>
    public void Do()
    {
        _use?.Dispose();
        using var own = TemporaryFolder.TryOwn(_directory) ?? throw Busy(_directory);
        if (!File.Exists(Path.Combine(Restored, Databases.MainFile))) throw new DataDirectoryException("The unpacked backup is gone.");
        using var main = SoleAccess.Take(Path.Combine(_directory, Databases.MainFile), LockWait);
        using var auxiliary = SoleAccess.Take(Path.Combine(_directory, Databases.AuxiliaryFile), LockWait);
        try
        {
            Directory.CreateDirectory(Old);
            Enter(SwapState.MovingOut);
            Move(_directory, Old);
            Enter(SwapState.MovingIn);
            MoveIn();
        }
        catch
        {
            PutBack();
            throw;
        }
    }

    /// <summary>Brings back what was before. The databases must be closed.</summary>
    public void Undo()
    {
        using var own = TemporaryFolder.TryOwn(_directory) ?? throw Busy(_directory);
        PutBack();
    }

    private void MoveIn()
    {
        Move(Restored, _directory);
        Enter(SwapState.Swapped);
    }

    private void PutBack()
    {
        if (_journal.State is SwapState.MovingIn or SwapState.Swapped) Enter(SwapState.TakingBack);
        if (_journal.State == SwapState.TakingBack)
        {
            Directory.CreateDirectory(Restored);
            Move(_directory, Restored);
        }

        Enter(SwapState.PuttingBack);
        if (Directory.Exists(Old)) Move(Old, _directory);
        SwapJournal.Delete(_directory);
    }

    private void Enter(SwapState state)
    {
        _journal = _journal with { State = state };
        _journal.Write(_directory);
    }

    private void Move(string from, string to)
    {
        foreach (var entry in new DirectoryInfo(from).GetFileSystemInfos())
        {
            if (_staying.Contains(entry.Name)) continue;
            var target = Path.Combine(to, entry.Name);
            // Overwriting makes it one rename; else a file would be linked at both places for a moment.
            if (entry is FileInfo) File.Move(entry.FullName, target, overwrite: true);
            else Directory.Move(entry.FullName, target);
        }
    }

    private static DataDirectoryException Busy(string directory) => new($"Another process is at work on backups in {directory}.");
}
