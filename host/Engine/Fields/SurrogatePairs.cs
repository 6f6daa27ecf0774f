using System.Globalization;
using System.Text;

namespace Holdall.Engine.Fields;

/// <summary>Characters beyond the first plane in .NET's patterns: pairs of a high and a low unit.</summary>
internal static class SurrogatePairs
{
    public const string Any = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    private const int FirstBeyond = 0x10000;
    private const int FirstLow = 0xDC00;
    private const int LastLow = 0xDFFF;

    /// <summary>Writes a dot: a character, or one other than a line feed.</summary>
    public static void AppendDot(StringBuilder target, bool any, bool pairs)
    {
        if (!pairs) target.Append(any ? @"[\u0000-\uFFFF]" : @"[^\n]");
        else target.Append("(?:").Append(Any).Append(any ? @"|[^\uD800-\uDFFF])" : @"|[^\n\uD800-\uDFFF])");
    }

    /// <summary>Writes one character as itself.</summary>
    public static void AppendCharacter(StringBuilder target, int code)
    {
        if (code < FirstBeyond) target.Append(CultureInfo.InvariantCulture, $@"\u{code:X4}");
        else AppendRange(target, code, code);
    }

    /// <summary>Writes the pairs of a range: those with the first high unit, those between, those with the last one.</summary>
    public static void AppendRange(StringBuilder target, int first, int last)
    {
        var (firstHigh, lastHigh) = (High(first), High(last));
        if (firstHigh == lastHigh)
        {
            Append(target, firstHigh, firstHigh, Low(first), Low(last));
            return;
        }

        target.Append("(?:");
        Append(target, firstHigh, firstHigh, Low(first), LastLow);
        if (lastHigh - firstHigh > 1) Append(target.Append('|'), firstHigh + 1, lastHigh - 1, FirstLow, LastLow);
        Append(target.Append('|'), lastHigh, lastHigh, FirstLow, Low(last));
        target.Append(')');
    }

    private static void Append(StringBuilder target, int firstHigh, int lastHigh, int firstLow, int lastLow) =>
        target.Append(CultureInfo.InvariantCulture, $@"(?:[\u{firstHigh:X4}-\u{lastHigh:X4}][\u{firstLow:X4}-\u{lastLow:X4}])");

    private static int High(int code) => 0xD800 + ((code - FirstBeyond) >> 10);

    private static int Low(int code) => FirstLow + (code & 0x3FF);
}
