using System.Globalization;

namespace Holdall.Plugins.JsHooks.Dates;

/// <summary>Time zones by their IANA names.</summary>
internal static class Timezones
{
    /// <summary>The zone, or UTC if there is none of that name.</summary>
    public static TimeZoneInfo Find(string name) =>
        name.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>A point in time that clocks of the zone show; of a time that is skipped in spring, the one an hour later.</summary>
    public static DateTimeOffset At(DateTime clock, TimeZoneInfo zone)
    {
        var local = DateTime.SpecifyKind(clock, DateTimeKind.Unspecified);
        var offset = zone.GetUtcOffset(zone.IsInvalidTime(local) ? local.AddHours(-1) : local);
        var ticks = local.Ticks - offset.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : default;
    }

    /// <summary>The text of an offset: <c>+02:00</c>.</summary>
    public static string OffsetText(TimeSpan offset, string colon = ":") =>
        string.Create(CultureInfo.InvariantCulture, $"{(offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(offset.Hours):00}{colon}{Math.Abs(offset.Minutes):00}");
}
