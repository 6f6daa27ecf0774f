namespace Holdall.Engine.Fields.Patterns;

/// <summary>Sets of code points as sorted ranges.</summary>
internal static class CharRanges
{
    public const int Last = 0x10FFFF;

    /// <summary>A set with the other cases of its characters, and then turned into its opposite, if wanted: RE2 does it in this order.</summary>
    public static IReadOnlyList<(int From, int To)> Change(IReadOnlyList<(int From, int To)> normal, bool ignoresCase, bool isNegated)
    {
        var ranges = ignoresCase ? Normal(CaseFolds.Close(normal)) : normal;
        return isNegated ? Negate(ranges) : ranges;
    }

    /// <summary>Sorted, without overlaps.</summary>
    public static List<(int From, int To)> Normal(List<(int From, int To)> ranges)
    {
        var sorted = new List<(int From, int To)>(ranges);
        sorted.Sort();
        var normal = new List<(int From, int To)>();
        foreach (var (from, to) in sorted)
        {
            if (normal.Count > 0 && from <= normal[^1].To + 1) normal[^1] = (normal[^1].From, Math.Max(normal[^1].To, to));
            else normal.Add((from, to));
        }

        return normal;
    }

    public static List<(int From, int To)> Negate(IReadOnlyList<(int From, int To)> normal)
    {
        var negated = new List<(int From, int To)>();
        var next = 0;
        foreach (var (from, to) in normal)
        {
            if (from > next) negated.Add((next, from - 1));
            next = to + 1;
        }

        if (next <= Last) negated.Add((next, Last));
        return negated;
    }
}
