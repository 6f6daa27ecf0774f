using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Holdall.Plugins.JsHooks.Templates.Evaluation;

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
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Holdall.Values.JsonStyle.WriterOptions)) Write(writer, value);
        var text = new StringBuilder(Encoding.UTF8.GetString(buffer.WrittenSpan));
        foreach (var c in "<>&\u2028\u2029") text.Replace(c.ToString(), $"\\u{(int)c:x4}");
        return text.ToString();
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null or double.NaN or double.PositiveInfinity or double.NegativeInfinity:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteRawValue(GoPrint.JsonNumber(number));
                break;
            case ITemplateObject host:
                Write(writer, host.ToPlain());
                break;
            case IReadOnlyDictionary<string, object?> map:
                writer.WriteStartObject();
                foreach (var (key, item) in map.OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(key);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
            case IList list:
                writer.WriteStartArray();
                foreach (var item in list) Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(GoPrint.Text(value));
                break;
        }
    }
}
