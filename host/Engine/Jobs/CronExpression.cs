namespace Holdall.Engine.Jobs;

/// <summary>When a job runs: five fields or a macro, by the minute. A minute is due when all five fields match.</summary>
internal sealed class CronExpression
{
    private static readonly CronField Minute = new(0, 59);
    private static readonly CronField Hour = new(0, 23);
    private static readonly CronField DayOfMonth = new(1, 31);
    private static readonly CronField Month = new(1, 12);
    private static readonly CronField DayOfWeek = new(0, 6);

    private readonly ulong _minutes;
    private readonly ulong _hours;
    private readonly ulong _daysOfMonth;
    private readonly ulong _months;
    private readonly ulong _daysOfWeek;

    private CronExpression(string text, string[] segments)
    {
        Text = text;
        _minutes = Minute.Parse(segments[0]);
        _hours = Hour.Parse(segments[1]);
        _daysOfMonth = DayOfMonth.Parse(segments[2]);
        _months = Month.Parse(segments[3]);
        _daysOfWeek = DayOfWeek.Parse(segments[4]);
    }

    /// <summary>The expression, macros expanded.</summary>
    public string Text { get; }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="FormatException">It is not valid; the message says why.</exception>
    public static CronExpression Parse(string text)
    {
        var expanded = Expand(text);
        var segments = expanded.Split(' ');
        if (segments.Length != 5)
            throw new FormatException("Invalid cron expression - must be a valid macro or to have exactly 5 space separated segments.");
        return new CronExpression(expanded, segments);
    }

    /// <summary>Whether the job runs in the minute of this point in time, by the clock of a time zone.</summary>
    public bool IsDue(DateTimeOffset time, TimeZoneInfo? zone = null)
    {
        var clock = ClockOf(time, zone);
        return IsDueOn(clock) && Has(_hours, clock.Hour) && Has(_minutes, clock.Minute);
    }

    /// <summary>The first minute after a point in time in which the job runs; null when there is none, as on 30 February.</summary>
    public DateTimeOffset? FindNext(DateTimeOffset after, TimeZoneInfo? zone = null)
    {
        var from = after.AddTicks(-(after.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(1);
        var first = ClockOf(from, zone).Date;
        // A leap day on a given day of the week comes again within 40 years.
        var last = first.Year > DateTime.MaxValue.Year - 41 ? DateTime.MaxValue.Date : first.AddYears(40);
        for (var day = first; day < last; day = day.AddDays(1))
        {
            if (IsDueOn(day) && FindNextOn(day, from, zone) is { } next) return next;
        }

        return null;
    }

    private bool IsDueOn(DateTime day) => Has(_daysOfMonth, day.Day) && Has(_months, day.Month) && Has(_daysOfWeek, (int)day.DayOfWeek);

    /// <summary>The first of the minutes of a day. When clocks are set back, minutes do not come in the order in which clocks show them.</summary>
    private DateTimeOffset? FindNextOn(DateTime day, DateTimeOffset from, TimeZoneInfo? zone)
    {
        DateTimeOffset? next = null;
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            if (!Has(_hours, minute / 60) || !Has(_minutes, minute % 60)) continue;
            foreach (var time in TimesOf(day.AddMinutes(minute), zone))
            {
                if (time >= from && !(time >= next)) next = time;
            }
        }

        return next;
    }

    private static DateTime ClockOf(DateTimeOffset time, TimeZoneInfo? zone) => zone is null ? time.UtcDateTime : TimeZoneInfo.ConvertTime(time, zone).DateTime;

    /// <summary>When a clock shows a time: once, never, or twice.</summary>
    private static ReadOnlySpan<DateTimeOffset> TimesOf(DateTime clock, TimeZoneInfo? zone)
    {
        if (zone is null) return (DateTimeOffset[])[new DateTimeOffset(clock, TimeSpan.Zero)];
        clock = DateTime.SpecifyKind(clock, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(clock)) return [];
        if (!zone.IsAmbiguousTime(clock)) return (DateTimeOffset[])[new DateTimeOffset(clock, zone.GetUtcOffset(clock)).ToUniversalTime()];
        return Array.ConvertAll(zone.GetAmbiguousTimeOffsets(clock), offset => new DateTimeOffset(clock, offset).ToUniversalTime());
    }

    private static string Expand(string text) => text switch
    {
        "@yearly" or "@annually" => "0 0 1 1 *",
        "@monthly" => "0 0 1 * *",
        "@weekly" => "0 0 * * 0",
        "@daily" or "@midnight" => "0 0 * * *",
        "@hourly" => "0 * * * *",
        _ => text,
    };

    private static bool Has(ulong values, int value) => (values >> value & 1) == 1;
}
