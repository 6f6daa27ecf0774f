namespace Holdall.Engine.Fields.Patterns;

/// <summary>Classes that are an escape sequence: <c>\d</c>, <c>\s</c>, <c>\w</c>, <c>\pL</c>, <c>\p{Greek}</c> and their opposites.</summary>
internal static class ClassEscape
{
    private const string Fault = "invalid character class range";

    public static bool TryTake(PatternReader reader, bool ignoresCase, out IReadOnlyList<(int From, int To)> ranges)
    {
        ranges = [];
        var letter = reader.Peek(1);
        if (letter is 'p' or 'P')
        {
            ranges = TakeUnicode(reader, ignoresCase);
            return true;
        }

        if (NamedSets.Perl(letter) is not { } set) return false;
        reader.Skip(2);
        ranges = CharRanges.Change(set, ignoresCase, char.IsAsciiLetterUpper(letter));
        return true;
    }

    private static IReadOnlyList<(int From, int To)> TakeUnicode(PatternReader reader, bool ignoresCase)
    {
        var start = reader.Position;
        var isOpposite = reader.Peek(1) == 'P';
        reader.Skip(2);
        var name = TakeName(reader, start);
        var isNegated = name.StartsWith('^');
        return UnicodeSets.Find(isNegated ? name[1..] : name, ignoresCase, isOpposite != isNegated) ?? throw new PatternException(Fault, reader.Since(start));
    }

    private static string TakeName(PatternReader reader, int start)
    {
        var from = reader.Position;
        if (reader.AtEnd) return "";
        if (!reader.TryTake('{'))
        {
            reader.TakeRune();
            return reader.Since(from);
        }

        var end = reader.IndexOf("}");
        if (end < 0) throw new PatternException(Fault, reader.From(start));
        reader.Position = end;
        var name = reader.Since(from + 1);
        reader.Skip(1);
        return name;
    }
}
