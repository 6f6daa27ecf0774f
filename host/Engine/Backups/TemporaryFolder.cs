namespace Holdall.Engine.Backups;

/// <summary>
/// The folder in the data directory for work on backups. Whoever works in it holds a lock, which the operating system takes back
/// from a process that dies: so what is left over can be told from what another process is busy with.
/// </summary>
internal static class TemporaryFolder
{
    public const string Name = ".pb_temp_to_delete";

    private const string LockName = ".lock";

    public static string In(string dataDirectory) => Path.Combine(dataDirectory, Name);

    /// <summary>Makes the folder and keeps others from deleting it until the result is disposed.</summary>
    /// <exception cref="IOException">Another process is deleting it or restoring a backup.</exception>
    public static IDisposable Use(string dataDirectory)
    {
        Directory.CreateDirectory(In(dataDirectory));
        var path = LockOf(dataDirectory);
        if (!File.Exists(path)) File.Open(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite).Dispose();
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
    }

    /// <summary>Takes the folder for oneself; null when somebody works in it.</summary>
    public static IDisposable? TryOwn(string dataDirectory)
    {
        var path = LockOf(dataDirectory);
        try
        {
            // Windows deletes an open file only if its handles allow that; elsewhere that would be a shared lock.
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Whether there is nothing in it but the lock, which stays when the work is done.</summary>
    public static bool IsEmpty(string dataDirectory)
    {
        if (!Directory.Exists(In(dataDirectory))) return true;
        foreach (var entry in Directory.EnumerateFileSystemEntries(In(dataDirectory)))
        {
            if (Path.GetFileName(entry) != LockName) return false;
        }

        return true;
    }

    /// <summary>
    /// Deletes the folder, and backups that were being stored, unless somebody works in it. What can't be deleted stays for the next time, as it harms
    /// nobody.
    /// </summary>
    /// <returns>Why it is still there, or null.</returns>
    public static Exception? Remove(string dataDirectory)
    {
        try
        {
            if (!Directory.Exists(In(dataDirectory))) return null;
            using var own = TryOwn(dataDirectory);
            if (own is null) return null;
            BackupFolder.RemovePending(dataDirectory);
            Directory.Delete(In(dataDirectory), recursive: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e;
        }
    }

    private static string LockOf(string dataDirectory) => Path.Combine(In(dataDirectory), LockName);
}
