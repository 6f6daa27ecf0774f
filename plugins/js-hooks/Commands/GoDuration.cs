using System.Globalization;
using System.Text.RegularExpressions;

namespace Holdall.Plugins.JsHooks.Commands;

/// <summary>Durations as Go writes them, such as <c>1h30m</c>; in scripts they are nanoseconds.</summary>
internal static partial class GoDuration
{
    /// <summary>The nanoseconds; null for what is no duration.</summary>
    public static long? Parse(string text)
    {
        var match = Form().Match(text);
        if (text == "0") return 0;
        if (!match.Success) return null;
        var sum = 0m;
        for (var i = 0; i < match.Groups["unit"].Captures.Count; i++)
        {
            var number = decimal.Parse(match.Groups["number"].Captures[i].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            sum += number * NanosecondsOf(match.Groups["unit"].Captures[i].Value);
        }

        return sum > long.MaxValue ? null : (text[0] == '-' ? -1 : 1) * (long)sum;
    }

    private static decimal NanosecondsOf(string unit) => unit switch
    {
        "ns" => 1,
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        "m" => 60_000_000_000,
        "h" => 3_600_000_000_000,
        _ => 1_000,
    };

    [GeneratedRegex(@"^[+-]?(?:(?<number>[0-9]{1,12}(?:\.[0-9]{1,9})?)(?<unit>ns|us|µs|μs|ms|s|m|h))+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
