namespace Holdall.Engine.Records;

/// <summary>The paths of an <c>expand</c> parameter.</summary>
internal static class ExpandPaths
{
    /// <summary>Paths split at their dots. A path that another one continues is left out, since that one brings it along.</summary>
    public static List<string[]> Parse(string expand)
    {
        var paths = new List<string>();
        foreach (var part in expand.Split(','))
        {
            var path = part.Replace(" ", "", StringComparison.Ordinal).Trim('.');
            if (path.Length > 0 && !paths.Contains(path)) paths.Add(path);
        }

        var parsed = new List<string[]>(paths.Count);
        foreach (var path in paths)
        {
            if (!paths.Exists(other => other.Length > path.Length && other[path.Length] == '.' && other.StartsWith(path, StringComparison.Ordinal))) parsed.Add(path.Split('.'));
        }

        return parsed;
    }
}
