using Holdall.Plugins.JsHooks.Paths;

namespace Holdall.Plugins.JsHooks.Os;

/// <summary>A folder that no name leads out of, not by <c>..</c> and not by links: what <c>$os.openRoot</c> gives.</summary>
internal sealed class OsRoot
{
    private const int MaxLinks = 40;

    public static readonly HostType<OsRoot> Table = new HostType<OsRoot>("Root")
        .Method("name", root => root._path)
        .Method("open", (root, a) => root.Open(a.Text(0)))
        .Method("create", (root, a) => new FileStream(root.PathOf(a.Text(0)), FileMode.Create, FileAccess.ReadWrite))
        .Method("readFile", (root, a) => OsFiles.Read(root.PathOf(a.Text(0))))
        .Action("writeFile", (root, a) => OsFiles.Write(root.PathOf(a.Text(0)), a.Bytes(1), a.Number(2)))
        .Method("stat", (root, a) => FileEntry.Of(root.PathOf(a.Text(0))))
        .Method("lstat", (root, a) => FileEntry.Of(root.PathOf(a.Text(0))))
        .Action("mkdir", (root, a) => OsFiles.MakeFolder(root.PathOf(a.Text(0)), a.Number(1)))
        .Action("mkdirAll", (root, a) => OsFiles.MakeFolders(root.PathOf(a.Text(0)), a.Number(1)))
        .Action("remove", (root, a) => OsFiles.Remove(root.PathOf(a.Text(0), followLast: false)))
        .Action("removeAll", (root, a) => OsFiles.RemoveAll(root.PathOf(a.Text(0), followLast: false)))
        .Action("rename", (root, a) => OsFiles.Rename(root.PathOf(a.Text(0), followLast: false), root.PathOf(a.Text(1), followLast: false)))
        .Method("openRoot", (root, a) => new OsRoot(root.PathOf(a.Text(0))))
        .Method("fs", root => new OsFolder(root._path))
        .Action("close", (_, _) => { });

    private readonly string _path;

    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public OsRoot(string path)
    {
        _path = Path.GetFullPath(path);
        if (!Directory.Exists(_path)) throw new DirectoryNotFoundException($"open {path}: no such file or directory");
    }

    public FileStream Open(string name) => File.OpenRead(PathOf(name));

    /// <summary>The path of a name, with all links on the way resolved.</summary>
    /// <exception cref="ArgumentException">It leads out of the folder.</exception>
    private string PathOf(string name, bool followLast = true)
    {
        if (name.Length == 0) throw new ArgumentException("an empty name is no path");
        var todo = new Stack<string>(GoPath.ToSlash(name).Split('/').Reverse());
        if (GoPath.IsAbsolute(name)) throw Escapes(name);
        var path = _path;
        var links = 0;
        while (todo.TryPop(out var part))
        {
            if (part is "" or ".") continue;
            if (part == "..")
            {
                if (path == _path) throw Escapes(name);
                path = Path.GetDirectoryName(path)!;
                continue;
            }

            var next = Path.Combine(path, part);
            var target = new FileInfo(next).LinkTarget;
            if (target is null || todo.Count == 0 && !followLast)
            {
                path = next;
                continue;
            }

            if (++links > MaxLinks || GoPath.IsAbsolute(target)) throw Escapes(name);
            foreach (var step in GoPath.ToSlash(target).Split('/').Reverse()) todo.Push(step);
        }

        return path;
    }

    private static ArgumentException Escapes(string name) => new($"openat {name}: path escapes from parent");
}
