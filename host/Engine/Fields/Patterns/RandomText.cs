using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Holdall.Engine.Fields.Formats;

namespace Holdall.Engine.Fields.Patterns;

/// <summary>Random text that a pattern describes.</summary>
internal static class RandomText
{
    private const int EmptyOperator = 2;
    private const int MaxAlphabet = 256;

    /// <summary>The patterns of stored fields, each read once: they are few, and ids are made all the time.</summary>
    private static readonly ConcurrentDictionary<string, Maker> Makers = new(StringComparer.Ordinal);

    private const int MaxOfUnbounded = 6;

    /// <summary>Makes a text from the pattern of a stored field, which was checked when it was saved.</summary>
    /// <exception cref="InvalidOperationException">The pattern has a part that nothing can be made from.</exception>
    public static string Generate(string pattern)
    {
        var maker = Makers.GetOrAdd(pattern, static p => new Maker(Pattern.Parse(p)));
        if (maker.Alphabet is not null) return RandomNumberGenerator.GetString(maker.Alphabet, maker.Length);
        return TryGenerate(maker.Pattern, out var text, out var unsupported)
            ? text
            : throw new InvalidOperationException($"unsupported pattern operator {unsupported}");
    }

    /// <summary>Makes a text; fails with the number of the first part that nothing can be made from.</summary>
    public static bool TryGenerate(PatternNode pattern, out string text, out int unsupported)
    {
        var result = new StringBuilder();
        unsupported = Append(result, pattern);
        text = unsupported == 0 ? result.ToString() : "";
        return unsupported == 0;
    }

    private static int Append(StringBuilder text, PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Literal literal:
                text.Append(Rune.IsValid(literal.Rune) ? new Rune(literal.Rune) : Rune.ReplacementChar);
                return 0;
            case PatternNode.Any:
                text.Append(Ids.Random(1));
                return 0;
            case PatternNode.Class set:
                text.Append(Pick(set.Ranges));
                return 0;
            case PatternNode.Alternate alternate:
                return Append(text, alternate.Branches[RandomNumberGenerator.GetInt32(alternate.Branches.Count)]);
            case PatternNode.Concat concat:
                return AppendAll(text, concat);
            case PatternNode.Repeat repeat:
                return AppendRepeated(text, repeat);
            case PatternNode.Anchor anchor:
                return (int)anchor.Kind;
            default:
                return EmptyOperator;
        }
    }

    private static int AppendAll(StringBuilder text, PatternNode.Concat concat)
    {
        foreach (var item in concat.Items)
        {
            var unsupported = Append(text, item);
            if (unsupported != 0) return unsupported;
        }

        return 0;
    }

    /// <summary>The upper bound is exclusive, unless it is the lower one.</summary>
    private static int AppendRepeated(StringBuilder text, PatternNode.Repeat repeat)
    {
        var max = repeat.Max ?? Math.Max(MaxOfUnbounded, repeat.Min);
        var count = repeat.Min + (max > repeat.Min ? RandomNumberGenerator.GetInt32(max - repeat.Min) : 0);
        for (var i = 0; i < count; i++)
        {
            var unsupported = Append(text, repeat.Item);
            if (unsupported != 0) return unsupported;
        }

        return 0;
    }

    private static Rune Pick(IReadOnlyList<(int From, int To)> ranges)
    {
        var total = 0;
        foreach (var (from, to) in ranges) total += to - from + 1;
        if (total == 0) return Rune.ReplacementChar;
        var place = RandomNumberGenerator.GetInt32(total);
        foreach (var (from, to) in ranges)
        {
            if (place <= to - from) return Rune.IsValid(from + place) ? new Rune(from + place) : Rune.ReplacementChar;
            place -= to - from + 1;
        }

        return Rune.ReplacementChar;
    }

    /// <summary>A pattern that was read; the common form of a fixed number of characters from one class has an alphabet and a length.</summary>
    private sealed class Maker
    {
        public Maker(PatternNode pattern)
        {
            Pattern = pattern;
            if (pattern is not PatternNode.Repeat { Item: PatternNode.Class set } repeat || repeat.Max != repeat.Min) return;
            Alphabet = AlphabetOf(set);
            Length = repeat.Min;
        }

        public PatternNode Pattern { get; }

        public string? Alphabet { get; }

        public int Length { get; }

        private static string? AlphabetOf(PatternNode.Class set)
        {
            var alphabet = new StringBuilder();
            foreach (var (from, to) in set.Ranges)
            {
                if (to > char.MaxValue || alphabet.Length + to - from >= MaxAlphabet) return null;
                for (var c = from; c <= to; c++)
                {
                    if (char.IsSurrogate((char)c)) return null;
                    alphabet.Append((char)c);
                }
            }

            return alphabet.Length == 0 ? null : alphabet.ToString();
        }
    }
}
