namespace Holdall.Engine.Fields.Patterns;

/// <summary>Parses character classes into ranges.</summary>
internal sealed class ClassParser(PatternReader reader)
{
    private readonly List<(int From, int To)> _ranges = [];

    /// <summary>Parses from the opening bracket to the closing one.</summary>
    public IReadOnlyList<(int From, int To)> Parse()
    {
        var start = reader.Position;
        reader.Skip(1);
        var isNegated = reader.TryTake('^');
        var isFirst = true;
        while (reader.AtEnd || reader.Current != ']' || isFirst)
        {
            if (reader.AtEnd) throw new PatternException("missing closing ]", reader.From(start));
            isFirst = false;
            Item(start);
        }

        reader.Skip(1);
        var ranges = CharRanges.Normal(_ranges);
        return isNegated ? CharRanges.Negate(ranges) : ranges;
    }

    /// <summary>A class such as <c>\d</c> or <c>\pL</c>, if one stands here.</summary>
    public static bool TryClassEscape(PatternReader reader, out IReadOnlyList<(int From, int To)> ranges)
    {
        ranges = CharRanges.Perl(reader.Peek(1));
        if (ranges.Count > 0)
        {
            reader.Skip(2);
            return true;
        }

        if (reader.Peek(1) is not ('p' or 'P')) return false;
        ranges = UnicodeClass(reader);
        return true;
    }

    private void Item(int start)
    {
        if (reader.StartsWith("[:") && reader.IndexOf(":]") is var end and > 0)
        {
            var from = reader.Position;
            reader.Position = end + 2;
            var name = reader.Since(from);
            _ranges.AddRange(CharRanges.Posix(name) ?? throw new PatternException("invalid character class range", name));
            return;
        }

        if (reader.Current == '\\' && TryClassEscape(reader, out var ranges))
        {
            _ranges.AddRange(ranges);
            return;
        }

        var rangeStart = reader.Position;
        var low = Single();
        var high = low;
        if (!reader.AtEnd && reader.Current == '-' && reader.Peek(1) is not (']' or '\0'))
        {
            reader.Skip(1);
            if (reader.AtEnd) throw new PatternException("missing closing ]", reader.From(start));
            high = Single();
            if (high < low) throw new PatternException("invalid character class range", reader.Since(rangeStart));
        }

        _ranges.Add((low, high));
    }

    private int Single() => reader.Current == '\\' ? reader.TakeEscape() : reader.TakeRune();

    private static IReadOnlyList<(int From, int To)> UnicodeClass(PatternReader reader)
    {
        var start = reader.Position;
        var isNegated = reader.Peek(1) == 'P';
        reader.Skip(2);
        var name = "";
        if (reader.TryTake('{'))
        {
            if (reader.TryTake('^')) isNegated = !isNegated;
            var from = reader.Position;
            while (!reader.AtEnd && reader.Current != '}') reader.Skip(1);
            name = reader.Since(from);
            reader.TryTake('}');
        }
        else if (!reader.AtEnd)
        {
            name = char.ConvertFromUtf32(reader.TakeRune());
        }

        var ranges = CharRanges.Unicode(name) ?? throw new PatternException("invalid character class range", reader.Since(start));
        return isNegated ? CharRanges.Negate(ranges) : ranges;
    }
}
