namespace Holdall.Values;

/// <summary>
/// The layouts in which dates are accepted beside the stored form. Letters stand for parts: Y and y the year with four and
/// two digits, M the month as digits, B its name, D and d the day with two and with one or two digits, A a weekday (any), W its long name, H an hour
/// of one or two digits, h the same with P (AM or PM), m and s two digits, z and Z an offset without and with a colon, V and v the same or the letter
/// Z, N the name of a zone.
/// </summary>
internal static class DateLayouts
{
    private static readonly string[] Layouts =
    [
        "Y-M-D",
        "Y-M-DTH:m:sV",
        "Y-M-DTH:m:s",
        "A, D B Y H:m:s z",
        "A, D B Y H:m:s N",
        "D B y H:m z",
        "D B y H:m N",
        "W, D-B-y H:m:s N",
        "Y-M-D H:m:s z N",
        "Y-M-DTH:m:sz",
        "Y-M-D H:m:sv",
        "Y-M-D H:m:s",
        "A B d H:m:s Y",
        "A B d H:m:s N Y",
        "A B d H:m:s z Y",
        "Y-M-D H:m:sV",
        "D B Y",
        "Y-M-D H:m:s Z",
        "Y-M-D H:m:s z",
        "h:mP",
        "B d H:m:s",
    ];

    /// <summary>The stored form of a date in one of the layouts, or null.</summary>
    public static string? Normalize(string text)
    {
        foreach (var layout in Layouts)
        {
            var parts = new DateParts(text);
            if (parts.Read(layout)) return parts.Format();
        }

        return null;
    }
}
