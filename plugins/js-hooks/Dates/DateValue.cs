using System.Globalization;
using System.Text.RegularExpressions;
using Holdall.Values;

namespace Holdall.Plugins.JsHooks.Dates;

/// <summary>A point in time as a <c>DateTime</c> of scripts; its zero value prints as nothing.</summary>
internal readonly partial record struct DateValue(DateTimeOffset Time) : IComparable<DateValue>
{
    private const int NanosecondsPerTick = 100;

    public bool IsZero => Time.UtcTicks == 0;

    /// <summary>
    /// Reads the stored form, RFC 3339, or a date alone, where a text without an offset is a time in <paramref name="zone"/>, and the other forms that date
    /// fields take (spec 02, toDate). Anything else is zero.
    /// </summary>
    public static DateValue Parse(string text, TimeZoneInfo zone)
    {
        if (Iso().Match(text) is { Success: true } iso) return Parse(iso, zone);
        return DateText.TryParse(DateText.Normalize(text), out var time) ? new DateValue(time) : default;
    }

    public DateValue Add(double nanoseconds) => At((Int128)Time.UtcTicks + (Int128)(nanoseconds / NanosecondsPerTick));

    /// <summary>Days that the month does not have go on into the next one.</summary>
    public DateValue AddDate(int years, int months, int days)
    {
        var month = (long)Time.UtcDateTime.Year * 12 + Time.UtcDateTime.Month - 1 + (long)years * 12 + months;
        if (month is < 12 or >= 10_000 * 12) return default;
        var first = new DateTime((int)(month / 12), (int)(month % 12) + 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var ticks = (Int128)first.Ticks + (Time.UtcDateTime.Day - 1 + (long)days) * (Int128)TimeSpan.TicksPerDay + Time.UtcDateTime.TimeOfDay.Ticks;
        return At(ticks);
    }

    /// <summary>Nanoseconds since the other one.</summary>
    public double Sub(DateValue other) => (double)(Time.UtcTicks - other.Time.UtcTicks) * NanosecondsPerTick;

    public int CompareTo(DateValue other) => Time.UtcTicks.CompareTo(other.Time.UtcTicks);

    public override string ToString() => IsZero ? "" : DateText.Format(Time);

    private static DateValue At(Int128 ticks) =>
        ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateValue(new DateTimeOffset((long)ticks, TimeSpan.Zero)) : default;

    private static DateValue Parse(Match iso, TimeZoneInfo zone)
    {
        int Part(string name) => iso.Groups[name].Success ? int.Parse(iso.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var (year, month, day) = (Part("y"), Part("m"), Part("d"));
        if (year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return default;
        if (Part("h") > 23 || Part("i") > 59 || Part("s") > 59 || Part("oh") > 23 || Part("om") > 59) return default;
        var ticks = long.Parse(iso.Groups["f"].Value.PadRight(7, '0')[..7], CultureInfo.InvariantCulture);
        var clock = new DateTime(year, month, day, Part("h"), Part("i"), Part("s"), DateTimeKind.Unspecified).AddTicks(ticks);
        if (iso.Groups["z"].Success) return new DateValue(Timezones.At(clock, TimeZoneInfo.Utc));
        if (!iso.Groups["o"].Success) return new DateValue(Timezones.At(clock, zone));
        var offset = new TimeSpan(Part("oh"), Part("om"), 0) * (iso.Groups["o"].Value == "-" ? -1 : 1);
        return At((Int128)clock.Ticks - offset.Ticks);
    }

    [GeneratedRegex("""^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)([T ](?<h>\d\d):(?<i>\d\d):(?<s>\d\d)([.](?<f>\d{1,9}))?((?<z>Z)|(?<o>[+-])(?<oh>\d\d):?(?<om>\d\d))?)?\z""")]
    private static partial Regex Iso();
}
