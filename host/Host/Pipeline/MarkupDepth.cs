using System.Collections.Frozen;

namespace Holdall.Host.Pipeline;

/// <summary>
/// Cuts markup where it nests deeper than any text does: the time that a parser takes grows with the square of the depth, and the markup is a stranger's.
/// </summary>
internal static class MarkupDepth
{
    private const int Most = 512;

    /// <summary>Elements that have no content, or that the next one of their kind closes.</summary>
    private static readonly FrozenSet<string> NotNesting = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li", "dd", "dt", "tr", "td", "th", "option");

    public static string Limit(string markup)
    {
        var depth = 0;
        var names = NotNesting.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = markup.IndexOf('<', StringComparison.Ordinal); at >= 0; at = markup.IndexOf('<', at + 1))
        {
            var tag = markup.AsSpan(at + 1);
            var closes = tag.StartsWith('/');
            if (closes) tag = tag[1..];
            var name = tag[..LengthOfName(tag)];
            if (name.IsEmpty || names.Contains(name)) continue;
            depth = closes ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > Most) return markup[..at];
        }

        return markup;
    }

    private static int LengthOfName(ReadOnlySpan<char> tag)
    {
        var length = 0;
        while (length < tag.Length && char.IsAsciiLetterOrDigit(tag[length])) length++;
        return length;
    }
}
