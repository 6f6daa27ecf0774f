namespace Holdall.Plugins.JsHooks.Os;

/// <summary>What is known of a file or folder.</summary>
internal sealed class FileEntry(FileSystemInfo info)
{
    private const int FolderFlag = 1 << 31;
    private const int LinkFlag = 1 << 27;

    public static readonly HostType<FileEntry> Table = new HostType<FileEntry>("FileInfo")
        .Method("name", entry => entry.Info.Name)
        .Method("size", entry => entry.Info is FileInfo file ? file.Length : 0)
        .Method("isDir", entry => entry.IsFolder)
        .Method("modTime", entry => entry.Info.LastWriteTimeUtc)
        .Method("mode", entry => entry.Mode)
        .Method("type", entry => Math.Floor(entry.Mode / 4096) * 4096)
        .Method("info", entry => entry)
        .AsText(entry => entry.Info.Name)
        .AsJson(entry => entry.Info.Name);

    private FileSystemInfo Info => info;

    private bool IsFolder => info is DirectoryInfo && info.LinkTarget is null;

    private double Mode
    {
        get
        {
            var permissions = OperatingSystem.IsWindows() ? 0x1ed : (int)info.UnixFileMode;
            return (uint)(permissions | (IsFolder ? FolderFlag : 0) | (info.LinkTarget is not null ? LinkFlag : 0));
        }
    }

    /// <summary>What lies at a path, a link being itself, or null.</summary>
    public static FileSystemInfo? Find(string path)
    {
        var folder = new DirectoryInfo(path);
        if (folder.Exists) return folder;
        var file = new FileInfo(path);
        return file.Exists || file.LinkTarget is not null ? file : null;
    }

    /// <summary>What lies at a path, a link being what it leads to.</summary>
    /// <exception cref="FileNotFoundException">Nothing does.</exception>
    public static FileEntry Of(string path)
    {
        var info = Find(path);
        if (info?.LinkTarget is not null) info = info.ResolveLinkTarget(returnFinalTarget: true);
        return info is { Exists: true } ? new FileEntry(info) : throw new FileNotFoundException($"stat {path}: no such file or directory");
    }

    /// <summary>What lies in a folder, by name.</summary>
    public static List<FileEntry> In(string folder)
    {
        var found = OsFiles.At("open", folder, () => new DirectoryInfo(folder).GetFileSystemInfos());
        return [.. found.OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => new FileEntry(e))];
    }
}
