using Holdall.Plugins.JsHooks.Paths;

namespace Holdall.Plugins.JsHooks.Os;

/// <summary>A folder whose files are read by names below it: what <c>$os.dirFS</c> gives.</summary>
internal sealed class OsFolder(string path)
{
    public static readonly HostType<OsFolder> Table = new HostType<OsFolder>("FS")
        .Method("open", (folder, a) => File.OpenRead(folder.PathOf(a.Text(0))))
        .Method("readFile", (folder, a) => OsFiles.Read(folder.PathOf(a.Text(0))))
        .Method("readDir", (folder, a) => FileEntry.In(folder.PathOf(a.Text(0))))
        .Method("stat", (folder, a) => FileEntry.Of(folder.PathOf(a.Text(0))))
        .Method("glob", (folder, a) => folder.Find(a.Text(0)))
        .Method("sub", (folder, a) => new OsFolder(folder.PathOf(a.Text(0))));

    public string Path => path;

    /// <summary>The names below the folder that match a pattern.</summary>
    public List<string> Find(string pattern) => [.. GoGlob.Find(PathOf(pattern)).Select(found => GoPath.ToSlash(GoPath.Rel(path, found)))];

    /// <summary>The path of a name.</summary>
    /// <exception cref="ArgumentException">The name leads out of the folder, or is not in its plain form.</exception>
    public string PathOf(string name)
    {
        var isPlain = name.Length > 0 && !name.StartsWith('/') && GoPath.ToSlash(GoPath.Clean(name)) == name && name.Split('/')[0] != "..";
        return isPlain ? GoPath.Join([path, name]) : throw new ArgumentException($"open {name}: invalid argument");
    }
}
