namespace Holdall.Plugins.JsHooks.Paths;

/// <summary>Go's functions for paths of the operating system.</summary>
internal static class GoPath
{
    private static readonly char Separator = Path.DirectorySeparatorChar;
    private static readonly bool IsWindows = OperatingSystem.IsWindows();

    public static string Clean(string path)
    {
        var volume = Volume(path);
        var rest = path[volume.Length..];
        var isRooted = rest.Length > 0 && IsSeparator(rest[0]);
        var parts = new List<string>();
        foreach (var part in rest.Split(IsWindows ? ['/', '\\'] : ['/']))
        {
            if (part is "" or ".") continue;
            if (part == ".." && parts.Count > 0 && parts[^1] != "..") parts.RemoveAt(parts.Count - 1);
            else if (part != ".." || !isRooted) parts.Add(part);
        }

        var clean = volume + (isRooted ? Separator : "") + string.Join(Separator, parts);
        return clean.Length > volume.Length ? clean : volume + ".";
    }

    public static string Base(string path)
    {
        if (path.Length == 0) return ".";
        var name = TrimSeparators(path)[Volume(path).Length..];
        var slash = LastSeparator(name);
        name = name[(slash + 1)..];
        return name.Length == 0 ? Separator.ToString() : name;
    }

    public static string Dir(string path)
    {
        var volume = Volume(path);
        var slash = LastSeparator(path);
        return volume + Clean(slash < volume.Length ? "" : path[volume.Length..(slash + 1)]);
    }

    public static string Ext(string path)
    {
        var dot = path.LastIndexOf('.');
        return dot > LastSeparator(path) ? path[dot..] : "";
    }

    public static string Join(IEnumerable<string> parts)
    {
        var given = parts.SkipWhile(p => p.Length == 0).ToArray();
        return given.Length == 0 ? "" : Clean(string.Join(Separator, given.Where(p => p.Length > 0)));
    }

    public static bool IsAbsolute(string path) => IsWindows ? Path.IsPathFullyQualified(path) : path.StartsWith('/');

    public static string ToSlash(string path) => path.Replace(Separator, '/');

    public static string FromSlash(string path) => path.Replace('/', Separator);

    public static (string Directory, string File) Split(string path)
    {
        var end = Math.Max(LastSeparator(path) + 1, Volume(path).Length);
        return (path[..end], path[end..]);
    }

    public static IReadOnlyList<string> SplitList(string paths) => paths.Length == 0 ? [] : paths.Split(Path.PathSeparator);

    /// <summary>The way from one path to another, neither of which is looked up on disk.</summary>
    /// <exception cref="ArgumentException">There is none without knowing the working directory.</exception>
    public static string Rel(string from, string to)
    {
        var (start, target) = (Clean(from), Clean(to));
        if (start == target) return ".";
        if (start == ".") start = "";
        if (IsAbsolute(start) != IsAbsolute(target)) throw new ArgumentException($"Rel: can't make {to} relative to {from}");
        string[] steps = [.. start.Split(Separator).Where(p => p.Length > 0)];
        string[] wanted = [.. target.Split(Separator).Where(p => p.Length > 0 && p != ".")];
        var shared = 0;
        while (shared < steps.Length && shared < wanted.Length && steps[shared] == wanted[shared]) shared++;
        if (shared < steps.Length && steps[shared] == "..") throw new ArgumentException($"Rel: can't make {to} relative to {from}");
        return string.Join(Separator, Enumerable.Repeat("..", steps.Length - shared).Concat(wanted.Skip(shared)));
    }

    private static string Volume(string path) => IsWindows && path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0]) ? path[..2] : "";

    private static string TrimSeparators(string path)
    {
        var end = path.Length;
        while (end > 0 && IsSeparator(path[end - 1])) end--;
        return path[..Math.Max(end, Volume(path).Length)];
    }

    private static int LastSeparator(string path) => IsWindows ? path.LastIndexOfAny(['/', '\\']) : path.LastIndexOf('/');

    private static bool IsSeparator(char c) => c == '/' || IsWindows && c == '\\';
}
