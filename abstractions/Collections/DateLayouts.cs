using System.Globalization;

namespace Holdall.Collections;

/// <summary>The layouts in which dates are accepted beside the stored form (spec 02, section 11).</summary>
internal static class DateLayouts
{
    private static readonly string[] Layouts =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'H:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'H:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'H:mm:ss.FFFFFFF",
        "yyyy-MM-dd H:mm:ss.FFFFFFFK", "yyyy-MM-dd H:mm:ss.FFFFFFFzzz", "yyyy-MM-dd H:mm:ss.FFFFFFF zzz", "yyyy-MM-dd H:mm:ss.FFFFFFF",
        "ddd, dd MMM yyyy H:mm:ss.FFFFFFF zzz", "ddd, dd MMM yyyy H:mm:ss.FFFFFFF 'GMT'", "ddd, dd MMM yyyy H:mm:ss.FFFFFFF 'UTC'",
        "dd MMM yy HH:mm zzz", "dd MMM yy HH:mm 'UTC'", "dd MMM yy HH:mm 'GMT'",
        "ddd MMM d H:mm:ss.FFFFFFF yyyy", "ddd MMM  d H:mm:ss.FFFFFFF yyyy", "dd MMM yyyy",
    ];

    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text.Contains('t') && text.Contains('z')) return false;
        var shaped = ColonInOffset(text.Replace(',', '.'));
        if (text.Length > 4 && text[3] == ',') shaped = ColonInOffset(text[..4] + text[4..].Replace(',', '.'));
        return DateTimeOffset.TryParseExact(
            shaped, Layouts, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }

    /// <summary>An offset without a colon (<c>+0200</c>) in the form that the parser takes.</summary>
    private static string ColonInOffset(string text)
    {
        if (text.Length < 6 || text[^5] is not ('+' or '-')) return text;
        for (var i = 4; i >= 1; i--)
        {
            if (!char.IsAsciiDigit(text[^i])) return text;
        }

        return text.Length > 10 && text.Contains(':') ? text.Insert(text.Length - 2, ":") : text;
    }
}
