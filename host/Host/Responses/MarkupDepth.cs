using System.Collections.Frozen;

namespace Holdall.Host.Responses;

/// <summary>
/// Cuts markup where it becomes more than any text needs, since the markup is a stranger's: the time of a parser grows with the square of the depth, and
/// it opens formatting that was never closed again in each paragraph that follows, so that a few kilobytes become millions of elements.
/// </summary>
internal static class MarkupDepth
{
    private const int MaxDepth = 512;
    private const int MaxElements = 100_000;

    private static readonly string[] Formatting = ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

    private static readonly FrozenDictionary<string, int> FormattingIndex = Formatting.Index().ToFrozenDictionary(
        f => f.Item, f => f.Index, StringComparer.OrdinalIgnoreCase);

    /// <summary>Elements that have no content, or that the next one of their kind closes.</summary>
    private static readonly FrozenSet<string> NotNesting = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li", "dd", "dt", "tr", "td", "th",
        "option");

    public static string Limit(string markup)
    {
        var depth = 0;
        var elements = 0;
        var openFormatting = 0;
        Span<int> open = stackalloc int[Formatting.Length];
        var names = NotNesting.GetAlternateLookup<ReadOnlySpan<char>>();
        var formatting = FormattingIndex.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = markup.IndexOf('<', StringComparison.Ordinal); at >= 0; at = markup.IndexOf('<', at + 1))
        {
            var tag = markup.AsSpan(at + 1);
            var closes = tag.StartsWith('/');
            if (closes) tag = tag[1..];
            var name = tag[..LengthOfName(tag)];
            if (name.IsEmpty) continue;
            elements += 1 + openFormatting;
            if (formatting.TryGetValue(name, out var kind)) openFormatting += Count(ref open[kind], closes);
            if (!names.Contains(name)) depth = closes ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > MaxDepth || elements > MaxElements) return markup[..at];
        }

        return markup;
    }

    /// <returns>By how much the number of open elements changes.</returns>
    private static int Count(ref int open, bool closes)
    {
        if (closes && open == 0) return 0;
        var change = closes ? -1 : 1;
        open += change;
        return change;
    }

    private static int LengthOfName(ReadOnlySpan<char> tag)
    {
        var length = 0;
        while (length < tag.Length && char.IsAsciiLetterOrDigit(tag[length])) length++;
        return length;
    }
}
