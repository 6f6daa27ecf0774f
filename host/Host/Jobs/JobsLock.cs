namespace Holdall.Host.Jobs;

/// <summary>
/// The right to serve the jobs of a data directory: an exclusive lock on a file beside <c>jobs.db</c>. The operating system takes it back from a
/// process that dies, however it dies.
/// </summary>
internal sealed class JobsLock : IDisposable
{
    private readonly FileStream _file;

    private JobsLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null when somebody has it.</summary>
    /// <exception cref="IOException">The file can't be created.</exception>
    public static JobsLock? TryTake(string path)
    {
        try
        {
            return new JobsLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
