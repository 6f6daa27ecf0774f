using Holdall.Engine.Storage;
using Holdall.Host.Jobs;

namespace Holdall.Host.Commands;

/// <summary>The main database of a data directory that is to be replaced.</summary>
/// <param name="folder">The data directory.</param>
/// <param name="replaces">Whether there may be one.</param>
internal sealed class RestoreTarget(string folder, bool replaces)
{
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(1);

    public string File => Path.Combine(folder, Databases.MainFile);

    /// <summary>Keeps servers from the directory, also where there is no database that could be locked.</summary>
    /// <exception cref="StartFailure">A process is at work there, or there is a database.</exception>
    public IDisposable Hold()
    {
        if (Path.Exists(File) && !replaces) throw new StartFailure($"{File} exists already; --force replaces it, and --to writes another file.");
        Directory.CreateDirectory(folder);
        var held = JobsLock.TryTake(Path.Combine(folder, JobsSetup.LockFile)) ?? throw InUse(null);
        try
        {
            Close();
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>A log of the former database would be taken for that of the restored one.</summary>
    public void Clear()
    {
        Close();
        foreach (var ending in (string[])["-wal", "-shm"]) System.IO.File.Delete(File + ending);
    }

    private void Close()
    {
        try
        {
            SoleAccess.Take(File, LockWait)?.Dispose();
        }
        catch (DatabaseException e) when (e.Kind == DatabaseErrorKind.Busy)
        {
            throw InUse(e);
        }
        catch (DatabaseException)
        {
            // What can't be opened is what a restore is for.
        }
    }

    private StartFailure InUse(Exception? cause) => new($"Another process has the data in {folder} open: stop it first.", cause);
}
