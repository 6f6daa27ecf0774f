namespace Holdall.Plugins.JsHooks.Templates.Escaping;

/// <summary>The states of styles.</summary>
internal static class CssTransitions
{
    public static (Place Place, int Length) InStyle(Place place, string text)
    {
        for (var from = 0; text.AsSpan(from).IndexOfAny("(\"'/") is >= 0 and var found; from += found + 1)
        {
            var at = from + found;
            switch (text[at])
            {
                case '(' when text.AsSpan(0, at).TrimEnd("\t\n\f\r ").EndsWith("url", StringComparison.OrdinalIgnoreCase):
                    return OpenUrl(place, text, at + 1);
                case '/' when string.CompareOrdinal(text, at, "//", 0, 2) == 0:
                    return (place with { State = State.CssLineComment }, at + 2);
                case '/' when string.CompareOrdinal(text, at, "/*", 0, 2) == 0:
                    return (place with { State = State.CssBlockComment }, at + 2);
                case '"':
                    return (place with { State = State.CssDoubleQuoted }, at + 1);
                case '\'':
                    return (place with { State = State.CssSingleQuoted }, at + 1);
            }
        }

        return (place, text.Length);
    }

    public static (Place Place, int Length) InText(Place place, string text)
    {
        var ends = place.State switch
        {
            State.CssDoubleQuoted or State.CssDoubleQuotedUrl => "\\\"",
            State.CssSingleQuoted or State.CssSingleQuotedUrl => "\\'",
            _ => "\\\t\n\f\r )",
        };

        for (var at = 0; ; at += 2)
        {
            var found = at <= text.Length ? text.AsSpan(at).IndexOfAny(ends) : -1;
            if (found < 0) return (HtmlTransitions.InUrl(place, text).Place, text.Length);
            at += found;
            if (text[at] != '\\') return (place with { State = State.Css, UrlPart = UrlPart.None }, at + 1);
            if (at + 1 >= text.Length) throw new TemplateException($"unfinished escape sequence in CSS string: {text}");
            place = HtmlTransitions.InUrl(place, text[..(at + 1)]).Place;
        }
    }

    private static (Place Place, int Length) OpenUrl(Place place, string text, int at)
    {
        while (at < text.Length && "\t\n\f\r ".Contains(text[at])) at++;
        if (at < text.Length && text[at] is '"' or '\'')
        {
            return (place with { State = text[at] == '"' ? State.CssDoubleQuotedUrl : State.CssSingleQuotedUrl }, at + 1);
        }

        return (place with { State = State.CssUrl }, at);
    }
}
