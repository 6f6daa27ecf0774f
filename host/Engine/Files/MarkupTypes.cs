using System.Text;

namespace Holdall.Engine.Files;

/// <summary>HTML, XML and SVG.</summary>
internal static class MarkupTypes
{
    private static readonly string[] HtmlTags =
    [
        "!doctype html", "html", "head", "script", "iframe", "h1", "div", "font", "table", "a", "style", "title", "b", "body", "br", "p",
    ];

    public static string? Find(ReadOnlySpan<byte> text, string charset)
    {
        if (text.IsEmpty || text[0] != '<') return null;
        var start = Encoding.Latin1.GetString(text).ToLowerInvariant();
        if (start.StartsWith("<?xml", StringComparison.Ordinal))
        {
            return IsSvg(start) ? "image/svg+xml" : XmlTypes.Find(Root(start)) ?? $"text/xml; charset={Declared(start, "encoding=") ?? charset}";
        }

        if (IsTag(start, "<svg") || start.StartsWith("<!doctype svg", StringComparison.Ordinal)) return "image/svg+xml";
        if (start.StartsWith("<!--", StringComparison.Ordinal) && IsSvg(start)) return "image/svg+xml";
        return IsHtml(start) ? $"text/html; charset={Declared(start, "charset=") ?? charset}" : null;
    }

    private static bool IsHtml(string start)
    {
        if (start.StartsWith("<!--", StringComparison.Ordinal)) return true;
        foreach (var tag in HtmlTags)
        {
            if (IsTag(start, "<" + tag)) return true;
        }

        return false;
    }

    private static bool IsSvg(string start) => IsTag(Root(start), "<svg");

    /// <summary>The text from the first element on: no other tag stands before it.</summary>
    private static string Root(string start)
    {
        for (var i = 0; i >= 0 && i < start.Length;)
        {
            i = start.IndexOf('<', i);
            if (i < 0 || i + 1 >= start.Length) return "";
            if (start[i + 1] is not ('?' or '!')) return start[i..];
            var isComment = string.CompareOrdinal(start, i, "<!--", 0, 4) == 0;
            i = isComment ? start.IndexOf("-->", i, StringComparison.Ordinal) : start.IndexOf('>', i);
        }

        return "";
    }

    private static bool IsTag(string start, string tag) =>
        start.StartsWith(tag, StringComparison.Ordinal) && start.Length > tag.Length && " >/\t\r\n".Contains(start[tag.Length]);

    /// <summary>A charset that the text itself names.</summary>
    private static string? Declared(string start, string key)
    {
        var at = start.IndexOf(key, StringComparison.Ordinal);
        if (at < 0) return null;
        var value = start.AsSpan(at + key.Length).TrimStart("\"' ");
        var end = 0;
        while (end < value.Length && (char.IsAsciiLetterOrDigit(value[end]) || value[end] is '-' or '_' or '.' or ':')) end++;
        return end == 0 ? null : value[..end].ToString();
    }
}
