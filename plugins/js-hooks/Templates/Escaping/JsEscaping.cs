using System.Collections;
using System.Globalization;
using System.Text;
using Holdall.Plugins.JsHooks.Json;

namespace Holdall.Plugins.JsHooks.Templates.Escaping;

/// <summary>Escapes values for scripts.</summary>
internal static class JsEscaping
{
    /// <summary>A value as JSON that can stand in a page.</summary>
    public static object? Value(object? value)
    {
        var json = Json(value is RawHtml raw ? raw.Text : value);
        return IsPartOfName(json[0]) || IsPartOfName(json[^1]) ? $" {json} " : json;
    }

    public static object? Text(object? value) => Escape(HtmlEscaping.Plain(value), "");

    public static object? TemplateText(object? value) => Escape(HtmlEscaping.Plain(value), "${}");

    public static object? Regexp(object? value)
    {
        var text = Escape(HtmlEscaping.Plain(value), "");
        var result = new StringBuilder();
        foreach (var c in text)
        {
            if ("$()*-.?[]^{|}".Contains(c)) result.Append('\\');
            result.Append(c);
        }

        return result.Length == 0 ? "(?:)" : result.ToString();
    }

    /// <summary>The function <c>js</c>.</summary>
    public static string Predefined(string text)
    {
        var result = new StringBuilder();
        foreach (var c in text)
        {
            var isSpecial = c is < ' ' or '<' or '>' or '&' or '=';
            if (c is '\\' or '\'' or '"') result.Append('\\').Append(c);
            else if (isSpecial) result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else result.Append(c);
        }

        return result.ToString();
    }

    private static string Escape(string text, string more)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (c is '\t' or '\n' or '\r' or '\\' or '/') result.Append('\\').Append(c switch { '\t' => 't', '\n' => 'n', '\r' => 'r', _ => c });
            else if (c < ' ' || "\"`&'+<>\u2028\u2029".Contains(c) || more.Contains(c)) result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else result.Append(c);
        }

        return result.ToString();
    }

    private static bool IsPartOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '$' or '_';

    private static string Json(object? value)
    {
        var text = new StringBuilder(PlainJson.Text(Plain(value)));
        foreach (var c in "<>&\u2028\u2029") text.Replace(c.ToString(), $"\\u{(int)c:x4}");
        return text.ToString();
    }

    private static object? Plain(object? value) => value switch
    {
        double number when !double.IsFinite(number) => null,
        ITemplateObject host => Plain(host.ToPlain()),
        IReadOnlyDictionary<string, object?> map => map.ToDictionary(p => p.Key, p => Plain(p.Value), StringComparer.Ordinal),
        IList list => list.Cast<object?>().Select(Plain).ToList(),
        _ => value,
    };
}
