using System.Text;

namespace Holdall.Plugins.JsHooks.Templates.Escaping;

/// <summary>Escapes values for addresses.</summary>
internal static class UrlEscaping
{
    private const string Unsafe = "#" + HtmlEscaping.Failsafe;

    /// <summary>Lets only http, https, mailto and relative addresses pass.</summary>
    public static object? Filter(object? value)
    {
        var text = HtmlEscaping.Plain(value);
        return IsSafe(text) ? text : Unsafe;
    }

    public static object? Normalize(object? value) => Write(HtmlEscaping.Plain(value), isAddress: true);

    public static object? Escape(object? value) => Write(HtmlEscaping.Plain(value), isAddress: false);

    /// <summary>The value of <c>srcset</c>: addresses with widths or densities.</summary>
    public static object? SourceSet(object? value) => string.Join(',', HtmlEscaping.Plain(value).Split(',').Select(SourceOf));

    private static string SourceOf(string source)
    {
        const string space = " \t\n\f\r";
        var start = source.Length - source.TrimStart(space.ToCharArray()).Length;
        var end = source.IndexOfAny(space.ToCharArray(), start);
        if (end < 0) end = source.Length;
        var url = source[start..end];
        var isFit = IsSafe(url) && source[end..].All(c => char.IsAsciiLetterOrDigit(c) || space.Contains(c));
        return isFit ? source[..start] + Write(url, isAddress: true).Replace(",", "%2c", StringComparison.Ordinal) + source[end..] : Unsafe;
    }

    private static bool IsSafe(string url)
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || url.AsSpan(0, colon).Contains('/')) return true;
        return url[..colon].ToLowerInvariant() is "http" or "https" or "mailto";
    }

    private static string Write(string text, bool isAddress)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var result = new StringBuilder(bytes.Length + 16);
        for (var i = 0; i < bytes.Length; i++)
        {
            var c = (char)bytes[i];
            var stays = char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' || isAddress && "!#$&*+,/:;=?@[]".Contains(c)
                || isAddress && c == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]);
            if (stays) result.Append(c);
            else result.Append('%').Append(bytes[i].ToString("x2", null));
        }

        return result.ToString();
    }
}
