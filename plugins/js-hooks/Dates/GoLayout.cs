using System.Globalization;
using System.Text;

namespace Holdall.Plugins.JsHooks.Dates;

/// <summary>Writes times by a layout that shows how the reference time <c>Mon Jan 2 15:04:05 MST 2006</c> would look.</summary>
internal static class GoLayout
{
    /// <summary>The parts of layouts; a longer one comes before those that it begins with.</summary>
    private static readonly (string Part, Func<DateTimeOffset, string> Write)[] Parts =
    [
        ("January", t => Clock(t, "MMMM")), ("Jan", t => Clock(t, "MMM")), ("Monday", t => Clock(t, "dddd")), ("Mon", t => Clock(t, "ddd")),
        ("MST", t => t.Offset == TimeSpan.Zero ? "UTC" : Timezones.OffsetText(t.Offset, "").TrimEnd('0')), ("2006", t => Clock(t, "yyyy")),
        ("01", t => Clock(t, "MM")), ("002", t => t.DayOfYear.ToString("000", null)), ("02", t => Clock(t, "dd")), ("03", t => Clock(t, "hh")),
        ("04", t => Clock(t, "mm")), ("05", t => Clock(t, "ss")), ("06", t => Clock(t, "yy")), ("15", t => Clock(t, "HH")),
        ("1", t => t.Month.ToString(CultureInfo.InvariantCulture)), ("__2", t => t.DayOfYear.ToString(CultureInfo.InvariantCulture).PadLeft(3)),
        ("_2006", t => "_" + Clock(t, "yyyy")), ("_2", t => t.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2)),
        ("2", t => t.Day.ToString(CultureInfo.InvariantCulture)), ("3", t => Clock(t, "%h")), ("4", t => Clock(t, "%m")), ("5", t => Clock(t, "%s")),
        ("PM", t => Clock(t, "tt")), ("pm", t => Clock(t, "tt").ToLowerInvariant()),
        ("-07:00:00", t => Timezones.OffsetText(t.Offset) + ":00"), ("-070000", t => Timezones.OffsetText(t.Offset, "") + "00"),
        ("-07:00", t => Timezones.OffsetText(t.Offset)), ("-0700", t => Timezones.OffsetText(t.Offset, "")), ("-07", t => Timezones.OffsetText(t.Offset)[..3]),
        ("Z07:00:00", t => Zulu(t) ?? Timezones.OffsetText(t.Offset) + ":00"), ("Z070000", t => Zulu(t) ?? Timezones.OffsetText(t.Offset, "") + "00"),
        ("Z07:00", t => Zulu(t) ?? Timezones.OffsetText(t.Offset)), ("Z0700", t => Zulu(t) ?? Timezones.OffsetText(t.Offset, "")),
        ("Z07", t => Zulu(t) ?? Timezones.OffsetText(t.Offset)[..3]),
    ];

    public static string Format(DateTimeOffset time, string layout)
    {
        var result = new StringBuilder();
        for (var at = 0; at < layout.Length;)
        {
            var fraction = FractionLength(layout, at);
            if (fraction > 0)
            {
                result.Append(Fraction(time, layout[at], layout[at + 1], fraction - 1));
                at += fraction;
            }
            else if (Find(layout, at) is { Part: not null } part)
            {
                result.Append(part.Write(time));
                at += part.Part.Length;
            }
            else result.Append(layout[at++]);
        }

        return result.ToString();
    }

    /// <summary>As RFC 3339, with a fraction only when there is one.</summary>
    public static string Rfc3339(DateTimeOffset time) => Format(time, "2006-01-02T15:04:05.999999999Z07:00");

    private static (string Part, Func<DateTimeOffset, string> Write) Find(string layout, int at) => Array.Find(
        Parts,
        p => string.CompareOrdinal(layout, at, p.Part, 0, p.Part.Length) == 0
            && !(p.Part is "Jan" or "Mon" && at + 3 < layout.Length && char.IsAsciiLetterLower(layout[at + 3])));

    /// <summary>The length of <c>.000</c>, <c>,000</c>, <c>.999</c> or <c>,999</c> at a place, if no other digit follows it.</summary>
    private static int FractionLength(string layout, int at)
    {
        if (layout[at] is not ('.' or ',') || at + 1 >= layout.Length || layout[at + 1] is not ('0' or '9')) return 0;
        var end = at + 1;
        while (end < layout.Length && layout[end] == layout[at + 1]) end++;
        return end < layout.Length && char.IsAsciiDigit(layout[end]) ? 0 : end - at;
    }

    private static string Fraction(DateTimeOffset time, char point, char kind, int digits)
    {
        var all = (time.Ticks % TimeSpan.TicksPerSecond).ToString("0000000", CultureInfo.InvariantCulture).PadRight(digits, '0')[..digits];
        if (kind == '9') all = all.TrimEnd('0');
        return all.Length == 0 ? "" : point + all;
    }

    private static string Clock(DateTimeOffset time, string format) => time.ToString(format, CultureInfo.InvariantCulture);

    private static string? Zulu(DateTimeOffset time) => time.Offset == TimeSpan.Zero ? "Z" : null;
}
