namespace Holdall.Engine.Records;

/// <summary>The paths of an <c>expand</c> parameter.</summary>
internal static class ExpandPaths
{
    /// <summary>Most segments of a path that count.</summary>
    private const int MaxSegments = 6;

    /// <summary>Most paths that count. Each is a query or more, and names have many spellings.</summary>
    private const int MaxPaths = 200;

    /// <summary>Paths split at their dots. A path that another one continues is left out, since that one brings it along.</summary>
    public static List<string[]> Parse(string expand)
    {
        var paths = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var continued = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in expand.Split(','))
        {
            var path = Shorten(part.Replace(" ", "", StringComparison.Ordinal).Trim('.'));
            if (path.Length == 0 || !known.Add(path)) continue;
            paths.Add(path);
            for (var dot = path.IndexOf('.'); dot >= 0; dot = path.IndexOf('.', dot + 1)) continued.Add(path[..dot]);
        }

        var parsed = new List<string[]>(Math.Min(paths.Count, MaxPaths));
        foreach (var path in paths)
        {
            if (parsed.Count < MaxPaths && !continued.Contains(path)) parsed.Add(path.Split('.'));
        }

        return parsed;
    }

    private static string Shorten(string path)
    {
        var end = -1;
        for (var i = 0; i < MaxSegments; i++)
        {
            end = path.IndexOf('.', end + 1);
            if (end < 0) return path;
        }

        return path[..end];
    }
}
