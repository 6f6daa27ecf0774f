namespace Holdall.Host.Packaging;

/// <summary>
/// A folder that only this process uses, for code that has to lie in files while it runs. It is made when the first file is needed and goes with the process.
/// What others have left that were killed is deleted then: the lock of a folder, a file beside it, is taken back by the operating system.
/// </summary>
internal sealed class RunFolder(IReadOnlyList<string> places) : IDisposable
{
    private const string LockEnding = ".lock";

    private readonly Lock _making = new();
    private FileStream? _lock;
    private string? _path;

    public RunFolder(string dataFolder) : this(RunPlaces.For(dataFolder))
    {
    }

    /// <summary>A new, empty folder for the purpose.</summary>
    /// <exception cref="StartFailure">There is no place for it.</exception>
    public string NewFolder(string name)
    {
        lock (_making)
        {
            _path ??= Make();
            var folder = Path.Combine(_path, name);
            for (var n = 2; Directory.Exists(folder); n++) folder = Path.Combine(_path, $"{name}-{n}");
            return Directory.CreateDirectory(folder).FullName;
        }
    }

    public void Dispose()
    {
        if (_lock is null) return;
        Delete(_path!, _lock);
        _lock = null;
        _path = null;
    }

    private string Make()
    {
        var faults = new List<string>();
        foreach (var place in places)
        {
            try
            {
                PrivateFolder.Make(place);
                DeleteLeftovers(place);
                return MakeIn(place);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                faults.Add(e.Message);
            }
        }

        throw new StartFailure("there is no place for the code of plugins; name one in HOLDALL_RUN_DIR. " + string.Join(' ', faults));
    }

    private string MakeIn(string place)
    {
        while (true)
        {
            var path = Path.Combine(place, Path.GetRandomFileName());
            try
            {
                _lock = new FileStream(path + LockEnding, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path + LockEnding))
            {
                // Whoever looks for leftovers was faster than the lock.
                continue;
            }

            return Directory.CreateDirectory(path).FullName;
        }
    }

    private static void DeleteLeftovers(string place)
    {
        foreach (var file in Directory.GetFiles(place, "*" + LockEnding))
        {
            try
            {
                Delete(file[..^LockEnding.Length], new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Its process runs, or another one is deleting it.
            }
        }
    }

    /// <summary>The lock goes last: what can't be deleted, as code that is loaded can't on Windows, is a leftover for the next start.</summary>
    private static void Delete(string folder, FileStream held)
    {
        using (held)
        {
            try
            {
                if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return;
            }

            if (!OperatingSystem.IsWindows()) File.Delete(held.Name);
        }

        if (OperatingSystem.IsWindows()) File.Delete(held.Name);
    }
}
