using System.Buffers;
using System.Net;

namespace Holdall.Plugins.JsHooks.Templates.Escaping;

/// <summary>Follows the text of a template through the states of a page.</summary>
internal static class Transitions
{
    private static readonly SearchValues<char> TagEnds = SearchValues.Create(" \t\n\f\r>");

    private static readonly string[] JsTypes =
    [
        "application/ecmascript", "application/javascript", "application/json", "application/ld+json", "application/x-ecmascript",
        "application/x-javascript", "module", "text/ecmascript", "text/javascript", "text/x-ecmascript", "text/x-javascript",
    ];

    /// <summary>The place behind the first stretch of a text, and how long that is.</summary>
    public static (Place Place, int Length) Next(Place place, string text)
    {
        if (place.Delimiter != 0) return NextInAttribute(place, text);
        var end = SpecialTagEnd(place, text);
        if (end == 0) return (new Place(State.Text), 0);
        return Step(place, end < 0 ? text : text[..end]);
    }

    private static (Place Place, int Length) NextInAttribute(Place place, string text)
    {
        var end = place.Delimiter == ' ' ? text.AsSpan().IndexOfAny(TagEnds) : text.IndexOf(place.Delimiter, StringComparison.Ordinal);
        var value = end < 0 ? text : text[..end];
        if (place.Delimiter == ' ' && value.AsSpan().IndexOfAny("\"'<=`") is >= 0 and var bad)
        {
            throw new TemplateException($"{value[bad]} in unquoted attr: {value}");
        }

        if (end < 0)
        {
            for (var rest = WebUtility.HtmlDecode(text); rest.Length > 0;)
            {
                var (next, length) = Step(place, rest);
                (place, rest) = (next, rest[length..]);
            }

            return (place, text.Length);
        }

        var element = place is { State: State.Attribute, Element: "script", Attribute: AttributeKind.ScriptType } && !IsJsType(value) ? "" : place.Element;
        return (new Place(State.Tag) { Element = element }, place.Delimiter == ' ' ? end : end + 1);
    }

    private static bool IsJsType(string type) => JsTypes.Contains(type.Split(';')[0].Trim().ToLowerInvariant());

    /// <summary>Where the end tag of a script, style, textarea or title begins; -1 = not in this text.</summary>
    private static int SpecialTagEnd(Place place, string text)
    {
        if (place.Element.Length == 0 || place.State is State.Tag or State.AttributeName or State.AfterName or State.BeforeValue) return -1;
        var isLiteral = place.State is State.JsDoubleQuoted or State.JsSingleQuoted or State.JsTemplate or State.JsRegexp;
        if (place.Element == "script" && (isLiteral || place.IsComment)) return -1;
        var tag = "</" + place.Element;
        for (var at = 0; (at = text.IndexOf(tag, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += tag.Length)
        {
            var after = at + tag.Length;
            if (after < text.Length && "> \t\n\f/".Contains(text[after])) return at;
        }

        return -1;
    }

    private static (Place Place, int Length) Step(Place place, string text) => place.State switch
    {
        State.Text => HtmlTransitions.InText(place, text),
        State.Rcdata => (place, text.Length),
        State.Tag => HtmlTransitions.InTag(place, text),
        State.AttributeName => HtmlTransitions.InAttributeName(place, text),
        State.AfterName => HtmlTransitions.AfterName(place, text),
        State.BeforeValue => HtmlTransitions.BeforeValue(place, text),
        State.HtmlComment => HtmlTransitions.InComment(place, text),
        State.Attribute or State.SourceSet => (place, text.Length),
        State.Url => HtmlTransitions.InUrl(place, text),
        State.Js => JsTransitions.InCode(place, text),
        State.JsDoubleQuoted or State.JsSingleQuoted or State.JsRegexp => JsTransitions.InDelimited(place, text),
        State.JsTemplate => JsTransitions.InTemplate(place, text),
        State.JsBlockComment or State.CssBlockComment => JsTransitions.InBlockComment(place, text),
        State.JsLineComment or State.CssLineComment => JsTransitions.InLineComment(place, text),
        State.Css => CssTransitions.InStyle(place, text),
        _ => CssTransitions.InText(place, text),
    };
}
