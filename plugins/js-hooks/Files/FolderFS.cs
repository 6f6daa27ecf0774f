namespace Holdall.Plugins.JsHooks.Files;

/// <summary>A folder that files are read from, and nothing outside of it.</summary>
internal sealed class FolderFS(string folder)
{
    public static readonly HostType<FolderFS> Table = new HostType<FolderFS>("FS");

    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <summary>The path of a file or folder inside, links followed; null when it lies outside, or is not there.</summary>
    public string? Find(string name)
    {
        if (name.Contains('\0', StringComparison.Ordinal)) return null;
        var path = Path.GetFullPath(Path.Combine(_root, name.TrimStart('/')));
        return IsInside(path) && (File.Exists(path) || Directory.Exists(path)) && IsInside(Target(path)) ? path : null;
    }

    private bool IsInside(string path) =>
        path == _root || path == Target(_root) || path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        || path.StartsWith(Target(_root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Target(string path) => (File.Exists(path) ? (FileSystemInfo)new FileInfo(path) : new DirectoryInfo(path))
        .ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
}
