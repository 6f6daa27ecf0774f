using System.Buffers;
using System.Globalization;
using System.Text;

namespace Holdall.Plugins.JsHooks.Templates.Escaping;

/// <summary>Escapes values for styles.</summary>
internal static class CssEscaping
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\0\"'()/;@[\\]`{}<>");

    /// <summary>Lets names, numbers, colours and the like pass.</summary>
    public static object? Filter(object? value)
    {
        var text = Decode(HtmlEscaping.Plain(value));
        if (text.AsSpan().IndexOfAny(Forbidden) >= 0 || text.Contains("--", StringComparison.Ordinal)) return HtmlEscaping.Failsafe;
        var name = new string([.. text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')]).ToLowerInvariant();
        return name.Contains("expression", StringComparison.Ordinal) || name.Contains("mozbinding", StringComparison.Ordinal) ? HtmlEscaping.Failsafe : text;
    }

    public static object? Text(object? value)
    {
        var text = HtmlEscaping.Plain(value);
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\') result.Append(@"\\");
            else if (c is '\0' or '\t' or '\n' or '\f' or '\r' || "\"&'()+/:;<>{}".Contains(c))
            {
                result.Append('\\').Append(((int)c).ToString("x", CultureInfo.InvariantCulture));
                if (i + 1 == text.Length || char.IsAsciiHexDigit(text[i + 1]) || " \t\n\f\r".Contains(text[i + 1])) result.Append(' ');
            }
            else result.Append(c);
        }

        return result.ToString();
    }

    private static string Decode(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                if (text[i] != '\\') result.Append(text[i]);
                continue;
            }

            var end = i + 1;
            while (end < text.Length && end < i + 7 && char.IsAsciiHexDigit(text[end])) end++;
            if (end == i + 1) result.Append(text[++i]);
            else
            {
                var code = int.Parse(text.AsSpan(i + 1, end - i - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                result.Append(Rune.IsValid(code) ? new Rune(code).ToString() : "\uFFFD");
                i = end < text.Length && " \t\n\f\r".Contains(text[end]) ? end : end - 1;
            }
        }

        return result.ToString();
    }
}
