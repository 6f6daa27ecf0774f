using System.Collections.Frozen;
using Holdall.Values;

namespace Holdall.Engine.Filters.Operands;

/// <summary>Names that stand for a point in time: the stored form of a date, or a whole number.</summary>
internal static class Macros
{
    private static readonly FrozenDictionary<string, LateValue> Known = new Dictionary<string, LateValue>(StringComparer.Ordinal)
    {
        ["@now"] = Date(static now => now),
        ["@yesterday"] = Date(static now => now.AddDays(-1)),
        ["@tomorrow"] = Date(static now => now.AddDays(1)),
        ["@second"] = Number(static now => now.Second),
        ["@minute"] = Number(static now => now.Minute),
        ["@hour"] = Number(static now => now.Hour),
        ["@day"] = Number(static now => now.Day),
        ["@month"] = Number(static now => now.Month),
        ["@weekday"] = Number(static now => (int)now.DayOfWeek),
        ["@year"] = Number(static now => now.Year),
        ["@todayStart"] = Date(Today),
        ["@todayEnd"] = Date(static now => EndBefore(Today(now).AddDays(1))),
        ["@monthStart"] = Date(Month),
        ["@monthEnd"] = Date(static now => EndBefore(Month(now).AddMonths(1))),
        ["@yearStart"] = Date(Year),
        ["@yearEnd"] = Date(static now => EndBefore(Year(now).AddYears(1))),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The value of a macro; null when there is none of that name.</summary>
    public static LateValue? Find(string name) => name.StartsWith('@') ? Known.GetValueOrDefault(name) : null;

    private static LateValue Date(Func<DateTimeOffset, DateTimeOffset> find) => new((_, time) => DateText.Format(find(time.GetUtcNow())));

    private static LateValue Number(Func<DateTimeOffset, int> find) => new((_, time) => find(time.GetUtcNow()));

    private static DateTimeOffset Today(DateTimeOffset now) => new(now.Year, now.Month, now.Day, 0, 0, 0, TimeSpan.Zero);

    private static DateTimeOffset Month(DateTimeOffset now) => Today(now).AddDays(1 - now.Day);

    private static DateTimeOffset Year(DateTimeOffset now) => Today(now).AddDays(1 - now.DayOfYear);

    private static DateTimeOffset EndBefore(DateTimeOffset next) => next.AddMilliseconds(-1);
}
