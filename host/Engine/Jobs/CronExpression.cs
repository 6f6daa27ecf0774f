namespace Holdall.Engine.Jobs;

/// <summary>When a job runs: five fields or a macro, in UTC, by the minute. A minute is due when all five fields match.</summary>
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

    /// <summary>Whether the job runs in the minute of this point in time.</summary>
    public bool IsDue(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        return Has(_minutes, utc.Minute) && Has(_hours, utc.Hour)
            && Has(_daysOfMonth, utc.Day) && Has(_months, utc.Month) && Has(_daysOfWeek, (int)utc.DayOfWeek);
    }

    /// <summary>The first minute after a point in time in which the job runs; null when there is none, as on 30 February.</summary>
    public DateTimeOffset? FindNext(DateTimeOffset after)
    {
        var utc = after.UtcDateTime;
        var first = utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(1);
        // A leap day on a given day of the week comes again within 40 years.
        var last = first.Year > DateTime.MaxValue.Year - 41 ? DateTime.MaxValue.Date : first.Date.AddYears(40);
        for (var day = first.Date; day < last; day = day.AddDays(1))
        {
            if (!Has(_daysOfMonth, day.Day) || !Has(_months, day.Month) || !Has(_daysOfWeek, (int)day.DayOfWeek)) continue;
            for (var minute = day == first.Date ? (int)first.TimeOfDay.TotalMinutes : 0; minute < 24 * 60; minute++)
            {
                if (Has(_hours, minute / 60) && Has(_minutes, minute % 60)) return new DateTimeOffset(day.AddMinutes(minute), TimeSpan.Zero);
            }
        }

        return null;
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
