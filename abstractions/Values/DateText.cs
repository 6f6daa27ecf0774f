using System.Globalization;

namespace Holdall.Values;

/// <summary>The stored form of points in time: UTC, <c>yyyy-MM-dd HH:mm:ss.fffZ</c>, which sorts as text.</summary>
public static class DateText
{
    private const string Layout = "yyyy-MM-dd HH:mm:ss.fff'Z'";
    private const string Unset = "0001-01-01 00:00:00.000Z";

    /// <summary>The text of a point in time, cut to milliseconds.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(Layout, CultureInfo.InvariantCulture);

    /// <summary>Reads a text that <see cref="Format"/> or <see cref="Normalize"/> made.</summary>
    public static bool TryParse(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, Layout, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    /// <summary>The stored form of a date in any of the accepted layouts, or empty.</summary>
    public static string Normalize(string text)
    {
        if (text.Length == 0 || text == Unset) return "";
        if (text.Length == Unset.Length && text[^1] == 'Z' && TryParse(text, out _)) return text;
        return DateLayouts.Normalize(text) is { } normal && normal != Unset ? normal : "";
    }
}
