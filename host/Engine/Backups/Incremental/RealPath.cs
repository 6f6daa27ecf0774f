namespace Holdall.Engine.Backups.Incremental;

/// <summary>Where a path leads once all links on its way are followed. What does not exist yet is taken as it is.</summary>
internal static class RealPath
{
    /// <summary>Links that lead in a circle are not followed for ever.</summary>
    private const int MostLinks = 40;

    public static string Of(string path)
    {
        var links = 0;
        return Follow(Path.GetFullPath(path), ref links);
    }

    /// <summary>Whether a path is a folder or lies in it. Both are real.</summary>
    public static bool IsIn(string path, string folder)
    {
        var start = Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
        return AreSame(path, folder) || path.StartsWith(start, Comparison);
    }

    public static bool AreSame(string path, string other) => path.Equals(other, Comparison);

    private static StringComparison Comparison =>
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static string Follow(string path, ref int links)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var name in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, name);
            var target = links < MostLinks ? new DirectoryInfo(next).LinkTarget : null;
            if (target is not null) links++;
            real = target is null ? next : Follow(Path.GetFullPath(target, real), ref links);
        }

        return real;
    }
}
