using Holdall.Values;

namespace Holdall.Plugins.JsHooks.Dates;

/// <summary>Dates in scripts: a <c>DateTime</c> is a <see cref="DateTimeOffset"/>, its <c>time()</c> a <see cref="System.DateTime"/> in UTC.</summary>
internal static class DateTypes
{
    public static readonly HostType<DateTimeOffset> DateTime = new HostType<DateTimeOffset>("DateTime")
        .Method("string", time => new DateValue(time).ToString())
        .Method("unix", time => time.ToUnixTimeSeconds())
        .Method("time", time => time.UtcDateTime)
        .Method("isZero", time => new DateValue(time).IsZero)
        .Method("add", (time, a) => new DateValue(time).Add(a.Number(0)).Time)
        .Method("addDate", (time, a) => AddDate(time, a))
        .Method("sub", (time, a) => new DateValue(time).Sub(Other(a)))
        .Method("before", (time, a) => new DateValue(time).CompareTo(Other(a)) < 0)
        .Method("after", (time, a) => new DateValue(time).CompareTo(Other(a)) > 0)
        .Method("equal", (time, a) => new DateValue(time).CompareTo(Other(a)) == 0)
        .Method("compare", (time, a) => new DateValue(time).CompareTo(Other(a)))
        .AsText(time => new DateValue(time).ToString())
        .AsJson(time => new DateValue(time).ToString());

    public static readonly HostType<DateTime> Time = new HostType<DateTime>("Time")
        .Method("unix", time => Unix(time).ToUnixTimeSeconds())
        .Method("unixMilli", time => Unix(time).ToUnixTimeMilliseconds())
        .Method("unixMicro", time => Unix(time).ToUnixTimeMilliseconds() * 1000 + time.Microsecond)
        .Method("unixNano", time => (double)(time.Ticks - System.DateTime.UnixEpoch.Ticks) * 100)
        .Method("year", time => time.Year)
        .Method("month", time => time.Month)
        .Method("day", time => time.Day)
        .Method("hour", time => time.Hour)
        .Method("minute", time => time.Minute)
        .Method("second", time => time.Second)
        .Method("nanosecond", time => time.Ticks % TimeSpan.TicksPerSecond * 100)
        .Method("weekday", time => (int)time.DayOfWeek)
        .Method("yearDay", time => time.DayOfYear)
        .Method("date", time => new[] { time.Year, time.Month, time.Day })
        .Method("clock", time => new[] { time.Hour, time.Minute, time.Second })
        .Method("isZero", time => time.Ticks == 0)
        .Method("truncate", (time, a) => Truncate(time, a.Number(0)))
        .Method("round", (time, a) => Truncate(time.AddTicks(Ticks(a.Number(0)) / 2), a.Number(0)))
        .Method("utc", time => time)
        .Method("local", time => time)
        .Method("format", (time, a) => GoLayout.Format(Unix(time), a.Text(0)))
        .Method("string", time => GoLayout.Format(Unix(time), "2006-01-02 15:04:05.999999999 -0700 MST"))
        .Method("add", (time, a) => new DateValue(Unix(time)).Add(a.Number(0)).Time.UtcDateTime)
        .Method("addDate", (time, a) => AddDate(Unix(time), a).UtcDateTime)
        .Method("sub", (time, a) => new DateValue(Unix(time)).Sub(Other(a)))
        .Method("before", (time, a) => new DateValue(Unix(time)).CompareTo(Other(a)) < 0)
        .Method("after", (time, a) => new DateValue(Unix(time)).CompareTo(Other(a)) > 0)
        .Method("equal", (time, a) => new DateValue(Unix(time)).CompareTo(Other(a)) == 0)
        .Method("compare", (time, a) => new DateValue(Unix(time)).CompareTo(Other(a)))
        .AsText(time => GoLayout.Format(Unix(time), "2006-01-02 15:04:05.999999999 -0700 MST"))
        .AsJson(time => GoLayout.Rfc3339(Unix(time)));

    public static readonly HostType<TimeZoneInfo> Timezone = new HostType<TimeZoneInfo>("Timezone")
        .Method("string", zone => zone.Id)
        .AsText(zone => zone.Id)
        .AsJson(_ => new Dictionary<string, object?>());

    private static long Ticks(double nanoseconds) => nanoseconds < TimeSpan.NanosecondsPerTick ? 0 : (long)(nanoseconds / TimeSpan.NanosecondsPerTick);

    /// <summary>The last whole multiple of a duration; of no duration the time itself.</summary>
    private static DateTime Truncate(DateTime time, double nanoseconds) =>
        Ticks(nanoseconds) is > 0 and var step ? time.AddTicks(-(time.Ticks % step)) : time;

    private static DateTimeOffset Unix(DateTime time) => new(time.Ticks, TimeSpan.Zero);

    private static DateTimeOffset AddDate(DateTimeOffset time, CallArguments a) =>
        new DateValue(time).AddDate((int)a.Integer(0), (int)a.Integer(1), (int)a.Integer(2)).Time;

    private static DateValue Other(CallArguments a) => a.Value(0) switch
    {
        DateTimeOffset time => new DateValue(time),
        DateTime time => new DateValue(Unix(time)),
        var other => DateValue.Parse(Cast.ToText(other), TimeZoneInfo.Utc),
    };
}
