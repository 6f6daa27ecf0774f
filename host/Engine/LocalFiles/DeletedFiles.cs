namespace Holdall.Engine.LocalFiles;

/// <summary>
/// Files that are deleted while a backup is made. They are moved aside until it has them: the databases in it still name them.
/// </summary>
/// <param name="root">The data directory; what lies elsewhere is not kept.</param>
/// <param name="folder">Where they are moved to, on the same file system.</param>
internal sealed class DeletedFiles(string root, string folder)
{
    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)) + Path.DirectorySeparatorChar;
    private volatile bool _isKeeping;

    /// <summary>Begins to keep what is deleted from now on.</summary>
    public void Keep() => _isKeeping = true;

    /// <summary>What is kept, with its name relative to the data directory.</summary>
    public IEnumerable<(string Name, FileInfo File)> Kept()
    {
        if (!Directory.Exists(folder)) yield break;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            yield return (Path.GetRelativePath(folder, file.FullName), file);
        }
    }

    /// <summary>Nobody needs them any more. Those that are moved at this moment are deleted by the next one, or at the next start.</summary>
    public void Release()
    {
        _isKeeping = false;
        foreach (var (_, file) in Kept()) file.Delete();
    }

    /// <summary>Moves a file, or all below a folder, aside if need be. Whoever calls it deletes what is left.</summary>
    public void Take(string path)
    {
        if (!_isKeeping || !path.StartsWith(_root, StringComparison.Ordinal)) return;
        try
        {
            if (!Directory.Exists(path))
            {
                if (File.Exists(path)) Move(path);
                return;
            }

            foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)) Move(file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // Somebody else deletes them, too, or the backup has ended.
        }
    }

    private void Move(string file)
    {
        var target = Path.Combine(folder, file[_root.Length..]);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(file, target, overwrite: true);
    }
}
