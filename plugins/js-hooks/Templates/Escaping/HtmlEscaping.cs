using System.Buffers;
using System.Text;
using Holdall.Plugins.JsHooks.Templates.Evaluation;

namespace Holdall.Plugins.JsHooks.Templates.Escaping;

/// <summary>Escapes values for HTML.</summary>
internal static class HtmlEscaping
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\0\"&'+<>");

    /// <summary>What stands in place of a value that is not safe.</summary>
    public const string Failsafe = "ZgotmplZ";

    public static object? Text(object? value) => value is RawHtml raw ? raw.Text : Escape(Plain(value));

    public static object? Rcdata(object? value) => value is RawHtml raw ? Escape(raw.Text, keepEntities: true) : Escape(Plain(value));

    public static object? Attribute(object? value) => value is RawHtml raw ? Escape(StripTags(raw.Text), keepEntities: true) : Escape(Plain(value));

    public static object? UnquotedAttribute(object? value)
    {
        var text = value is RawHtml raw ? StripTags(raw.Text) : Plain(value);
        return text.Length == 0 ? Failsafe : EscapeUnquoted(text, keepEntities: value is RawHtml);
    }

    /// <summary>A value that is the name of an attribute or an element.</summary>
    public static object? Name(object? value)
    {
        var name = Plain(value).ToLowerInvariant();
        return name.Length > 0 && name.All(char.IsAsciiLetterOrDigit) && AttributeKinds.Of(name) == AttributeKind.Plain ? name : Failsafe;
    }

    /// <summary>The function <c>html</c>.</summary>
    public static string Predefined(IReadOnlyList<object?> values)
    {
        var result = new StringBuilder();
        foreach (var c in GoPrint.Join([.. values.Where(v => v is not null)]))
        {
            result.Append(c switch { '\0' => "\uFFFD", '"' => "&#34;", '\'' => "&#39;", '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => c.ToString() });
        }

        return result.ToString();
    }

    /// <summary>The text of a value; nothing for null.</summary>
    public static string Plain(object? value) => value is null ? "" : GoPrint.Text(value);

    private static string Escape(string text, bool keepEntities = false)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0) return text;
        var result = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (c == '&' && keepEntities) result.Append(c);
            else if (Entity(c) is { } entity) result.Append(entity);
            else result.Append(c);
        }

        return result.ToString();
    }

    private static string? Entity(char c) => c switch
    {
        '\0' => "\uFFFD",
        '"' => "&#34;",
        '&' => "&amp;",
        '\'' => "&#39;",
        '+' => "&#43;",
        '<' => "&lt;",
        '>' => "&gt;",
        _ => null,
    };

    private static string EscapeUnquoted(string text, bool keepEntities)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (c == '\0') result.Append("&#xfffd;");
            else if (c is '\t' or '\n' or '\v' or '\f' or '\r' or ' ' or '=' or '`') result.Append("&#").Append((int)c).Append(';');
            else if (c == '&' && keepEntities || Entity(c) is not { } entity) result.Append(c);
            else result.Append(entity);
        }

        return result.ToString();
    }

    /// <summary>The text of HTML without its tags and comments.</summary>
    private static string StripTags(string html)
    {
        var result = new StringBuilder();
        var place = new Place(State.Text);
        for (var at = 0; at < html.Length;)
        {
            var (next, length) = Transitions.Next(place, html[at..]);
            if (place.State is State.Text or State.Rcdata)
            {
                var part = html.AsSpan(at, length);
                var tag = next.State == place.State ? -1 : part.LastIndexOf('<');
                result.Append(tag < 0 ? part : part[..tag]);
            }

            if (length == 0 && next == place) break;
            (place, at) = (next, at + length);
        }

        return result.ToString();
    }
}
