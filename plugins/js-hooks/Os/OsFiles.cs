namespace Holdall.Plugins.JsHooks.Os;

/// <summary>The functions of <c>$os</c> that change files and folders. Permissions count where there are any.</summary>
internal static class OsFiles
{
    private const int AllPermissions = 0x1ff;

    /// <summary>Does something with a path. Scripts look into the text of an error for what is missing.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public static T At<T>(string operation, string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileNotFoundException($"{operation} {path}: no such file or directory", path, e);
        }
    }

    public static byte[] Read(string path) => At("open", path, () => File.ReadAllBytes(path));

    public static void Write(string path, byte[] content, double permissions)
    {
        var isNew = !File.Exists(path);
        At("open", path, () =>
        {
            File.WriteAllBytes(path, content);
            return path;
        });
        if (isNew) Allow(path, permissions);
    }

    public static void MakeFolder(string path, double permissions)
    {
        if (Path.Exists(path)) throw new IOException($"mkdir {path}: file exists");
        var parent = Path.GetDirectoryName(Path.GetFullPath(path));
        if (parent is not null && !Directory.Exists(parent)) throw new DirectoryNotFoundException($"mkdir {path}: no such file or directory");
        MakeFolders(path, permissions);
    }

    public static void MakeFolders(string path, double permissions)
    {
        var isNew = !Directory.Exists(path);
        Directory.CreateDirectory(path);
        if (isNew) Allow(path, permissions);
    }

    /// <summary>What lies at the new path is replaced, unless it is a folder.</summary>
    public static void Rename(string from, string to)
    {
        At("rename", $"{from} {to}", () =>
        {
            if (FileEntry.Find(from) is DirectoryInfo) Directory.Move(from, to);
            else File.Move(from, to, overwrite: true);
            return to;
        });
    }

    /// <summary>Removes a file or an empty folder.</summary>
    public static void Remove(string path)
    {
        switch (FileEntry.Find(path))
        {
            case DirectoryInfo { LinkTarget: null } folder:
                if (folder.EnumerateFileSystemInfos().Any()) throw new IOException($"remove {path}: directory not empty");
                folder.Delete();
                break;
            case null:
                throw new FileNotFoundException($"remove {path}: no such file or directory");
            default:
                File.Delete(path);
                break;
        }
    }

    /// <summary>Removes whatever lies at a path, if anything does. Links are removed, not what they lead to.</summary>
    public static void RemoveAll(string path)
    {
        if (path.Length == 0) return;
        if (FileEntry.Find(path) is DirectoryInfo { LinkTarget: null }) Directory.Delete(path, recursive: true);
        else if (FileEntry.Find(path) is not null) File.Delete(path);
    }

    public static void Truncate(string path, long size)
    {
        using var file = At("truncate", path, () => new FileStream(path, FileMode.Open, FileAccess.Write));
        file.SetLength(size);
    }

    private static void Allow(string path, double permissions)
    {
        var mode = (int)permissions & AllPermissions;
        if (mode != 0 && !OperatingSystem.IsWindows()) File.SetUnixFileMode(path, (UnixFileMode)mode & ~(UnixFileMode.GroupWrite | UnixFileMode.OtherWrite));
    }
}
