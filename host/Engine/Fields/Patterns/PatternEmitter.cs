using System.Globalization;
using System.Text;

namespace Holdall.Engine.Fields.Patterns;

/// <summary>Writes a parsed pattern in the syntax of .NET.</summary>
internal static class PatternEmitter
{
    private const string AnyPair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    public static string Emit(PatternNode node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    private static void Write(StringBuilder text, PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Literal literal:
                if (literal.IgnoresCase) text.Append("(?i:");
                else text.Append("(?:");
                foreach (var c in literal.Rune is >= 0xD800 and <= 0xDFFF ? "\uFFFD" : char.ConvertFromUtf32(literal.Rune)) Write(text, c);
                text.Append(')');
                break;
            case PatternNode.Any any:
                text.Append("(?:").Append(AnyPair).Append(any.MatchesNewline ? @"|[\s\S])" : @"|[^\n])");
                break;
            case PatternNode.Class set:
                Write(text, set);
                break;
            case PatternNode.Anchor anchor:
                text.Append(Anchor(anchor.Kind));
                break;
            case PatternNode.Concat concat:
                foreach (var item in concat.Items) Write(text, item);
                break;
            case PatternNode.Alternate alternate:
                WriteBranches(text, alternate);
                break;
            case PatternNode.Repeat repeat:
                text.Append("(?:");
                Write(text, repeat.Item);
                text.Append(CultureInfo.InvariantCulture, $"){{{repeat.Min},{repeat.Max}}}").Append(repeat.IsLazy ? "?" : "");
                break;
        }
    }

    private static void WriteBranches(StringBuilder text, PatternNode.Alternate alternate)
    {
        text.Append("(?:");
        for (var i = 0; i < alternate.Branches.Count; i++)
        {
            if (i > 0) text.Append('|');
            Write(text, alternate.Branches[i]);
        }

        text.Append(')');
    }

    /// <summary>Characters beyond U+FFFF are pairs in .NET. A class that has some of them takes any pair.</summary>
    private static void Write(StringBuilder text, PatternNode.Class set)
    {
        var pairs = false;
        var hasSingle = false;
        text.Append(set.IgnoresCase ? "(?i:" : "(?:").Append('[');
        foreach (var (from, to) in set.Ranges)
        {
            pairs |= to > 0xFFFF;
            foreach (var (low, high) in (ReadOnlySpan<(int, int)>)[(from, Math.Min(to, 0xD7FF)), (Math.Max(from, 0xE000), Math.Min(to, 0xFFFF))])
            {
                if (low > high) continue;
                hasSingle = true;
                Write(text, (char)low);
                text.Append('-');
                Write(text, (char)high);
            }
        }

        // A class without members matches nothing.
        text.Append(hasSingle ? "]" : @"^\s\S]").Append(pairs ? "|" + AnyPair : "").Append(')');
    }

    private static void Write(StringBuilder text, char c) => text.Append(CultureInfo.InvariantCulture, $@"\u{(int)c:X4}");

    private static string Anchor(AnchorKind kind) => kind switch
    {
        AnchorKind.BeginLine => "(?m:^)",
        AnchorKind.EndLine => "(?m:$)",
        AnchorKind.BeginText => @"\A",
        AnchorKind.EndText => @"\z",
        // NonBacktracking has no look-around, so words are those of .NET, which differ for letters beyond ASCII only.
        AnchorKind.WordBoundary => @"\b",
        _ => @"\B",
    };
}
