using Holdall.Collections;

namespace Holdall.Engine.Rules;

/// <summary>Names that stand for a point in time (spec 03, section 5.3).</summary>
internal static class Macros
{
    /// <summary>The value of a macro: the stored form of a date, or a whole number. Null when there is none of that name.</summary>
    public static object? Find(string name, TimeProvider time)
    {
        if (!name.StartsWith('@')) return null;
        var now = time.GetUtcNow();
        var today = new DateTimeOffset(now.Year, now.Month, now.Day, 0, 0, 0, TimeSpan.Zero);
        var month = today.AddDays(1 - now.Day);
        var year = today.AddDays(1 - now.DayOfYear);
        return name switch
        {
            "@now" => DateText.Format(now),
            "@yesterday" => DateText.Format(now.AddDays(-1)),
            "@tomorrow" => DateText.Format(now.AddDays(1)),
            "@second" => now.Second,
            "@minute" => now.Minute,
            "@hour" => now.Hour,
            "@day" => now.Day,
            "@month" => now.Month,
            "@weekday" => (int)now.DayOfWeek,
            "@year" => now.Year,
            "@todayStart" => DateText.Format(today),
            "@todayEnd" => EndBefore(today.AddDays(1)),
            "@monthStart" => DateText.Format(month),
            "@monthEnd" => EndBefore(month.AddMonths(1)),
            "@yearStart" => DateText.Format(year),
            "@yearEnd" => EndBefore(year.AddYears(1)),
            _ => null,
        };
    }

    private static string EndBefore(DateTimeOffset next) => DateText.Format(next.AddMilliseconds(-1));
}
