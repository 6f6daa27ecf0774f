using Holdall.Engine.Filters.Syntax;

namespace Holdall.Engine.Filters.Paths;

/// <summary>The shapes that a path may have.</summary>
internal static class PathShape
{
    public const string Request = "@request";

    public const string Collection = "@collection";

    /// <exception cref="FilterException">The name has none of the shapes.</exception>
    public static void Check(NameNode name)
    {
        if (!IsValid(name)) throw Unresolved(name.Name);
    }

    /// <summary>A part of a path, or a path as a whole, that leads nowhere.</summary>
    public static FilterException Unresolved(string part) => new($"failed to resolve field \"{part}\"");

    /// <summary>Whether a path into JSON has keys that can stand in SQL as they are.</summary>
    public static bool IsJsonPath(NameNode name) => IsRest(name.Name) && Array.TrueForAll(name.Path, static step => step.Length > 0);

    private static bool IsValid(NameNode name)
    {
        var path = name.Path;
        if (!name.Name.StartsWith('@')) return name.Name.Length > 0 && IsWord(name.Name.AsSpan(0, 1)) && IsRest(name.Name);
        if (!IsRest(name.Name.AsSpan(1)) || !char.IsAsciiLetterOrDigit(name.Name[^1]) && name.Name[^1] != '_') return false;
        if (path[0] == Collection) return path.Length > 2 && IsSource(path[1]);
        if (path[0] != Request || path.Length < 2) return false;
        return path[1] switch
        {
            "context" or "method" => path.Length == 2,
            "auth" or "body" or "query" or "headers" => path.Length > 2,
            _ => false,
        };
    }

    private static bool IsSource(string part)
    {
        var colon = part.IndexOf(':');
        return colon < 0 ? IsWord(part) : IsWord(part.AsSpan(0, colon)) && IsWord(part.AsSpan(colon + 1));
    }

    private static bool IsWord(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAny('.', ':') && IsRest(text);

    private static bool IsRest(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or ':')) return false;
        }

        return true;
    }
}
