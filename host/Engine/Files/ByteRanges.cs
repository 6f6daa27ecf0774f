using System.Globalization;

namespace Holdall.Engine.Files;

/// <summary>Reads the header <c>Range</c>.</summary>
internal static class ByteRanges
{
    private const string Unit = "bytes=";

    public static RangeOutcome Parse(string header, long size, List<ByteRange> ranges)
    {
        if (!header.StartsWith(Unit, StringComparison.Ordinal)) return RangeOutcome.Malformed;
        var isBeyond = false;
        var rest = header.AsSpan(Unit.Length);
        foreach (var part in rest.Split(','))
        {
            var text = rest[part].Trim();
            if (text.IsEmpty) continue;
            if (!TryParse(text, size, out var range)) return RangeOutcome.Malformed;
            if (range.Length > 0) ranges.Add(range);
            else isBeyond = true;
        }

        if (isBeyond && ranges.Count == 0 && size > 0) return RangeOutcome.BeyondEnd;
        long total = 0;
        foreach (var range in ranges) total += range.Length;
        if (total > size) ranges.Clear();
        return RangeOutcome.Satisfiable;
    }

    /// <summary>Reads one range; an empty one lies beyond the end.</summary>
    private static bool TryParse(ReadOnlySpan<char> text, long size, out ByteRange range)
    {
        range = default;
        var dash = text.IndexOf('-');
        if (dash < 0) return false;
        var first = text[..dash].Trim();
        var last = text[(dash + 1)..].Trim();
        if (first.IsEmpty)
        {
            if (!TryParseNumber(last, out var length)) return false;
            length = Math.Min(length, size);
            range = new ByteRange(size - length, length);
            return true;
        }

        if (!TryParseNumber(first, out var start)) return false;
        var end = size - 1;
        if (!last.IsEmpty && (!TryParseNumber(last, out end) || end < start)) return false;
        if (start < size) range = new ByteRange(start, Math.Min(end, size - 1) - start + 1);
        return true;
    }

    private static bool TryParseNumber(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
