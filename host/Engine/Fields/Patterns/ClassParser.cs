namespace Holdall.Engine.Fields.Patterns;

/// <summary>Parses character classes in brackets into ranges.</summary>
internal sealed class ClassParser(PatternReader reader, bool ignoresCase)
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
            Item();
        }

        reader.Skip(1);
        return CharRanges.Change(CharRanges.Normal(_ranges), ignoresCase: false, isNegated);
    }

    private void Item()
    {
        if (reader.StartsWith("[:") && reader.IndexOf(":]", 2) is var end and >= 0) _ranges.AddRange(Posix(end + 2));
        else if (reader.Current == '\\' && ClassEscape.TryTake(reader, ignoresCase, out var ranges)) _ranges.AddRange(ranges);
        else _ranges.AddRange(CharRanges.Change([Range()], ignoresCase, isNegated: false));
    }

    private IReadOnlyList<(int From, int To)> Posix(int end)
    {
        var start = reader.Position;
        reader.Position = end;
        var name = reader.Since(start);
        var isNegated = name.StartsWith("[:^", StringComparison.Ordinal);
        var set = NamedSets.Posix(name[(isNegated ? 3 : 2)..^2]) ?? throw new PatternException("invalid character class range", name);
        return CharRanges.Change(set, ignoresCase, isNegated);
    }

    private (int From, int To) Range()
    {
        var first = reader.Position;
        var low = Single();
        if (reader.AtEnd || reader.IsLast || reader.Current != '-' || reader.Peek(1) == ']') return (low, low);
        reader.Skip(1);
        var high = Single();
        return high >= low ? (low, high) : throw new PatternException("invalid character class range", reader.Since(first));
    }

    private int Single() => reader.Current == '\\' ? reader.TakeEscape() : reader.TakeRune();
}
