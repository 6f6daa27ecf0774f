using System.Buffers;
using System.Collections.Frozen;

namespace Holdall.Plugins.JsHooks.Templates.Escaping;

/// <summary>The states of scripts.</summary>
internal static class JsTransitions
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\"`'/{}<-#");

    private static readonly FrozenSet<string> BeforeRegexp = FrozenSet.Create(
        StringComparer.Ordinal, "break", "case", "continue", "delete", "do", "else", "finally", "in", "instanceof", "return", "throw", "try", "typeof", "void");

    public static (Place Place, int Length) InCode(Place place, string text)
    {
        var at = text.AsSpan().IndexOfAny(Special);
        if (at < 0) return (place with { SlashDivides = SlashDividesAfter(text, place.SlashDivides) }, text.Length);
        place = place with { SlashDivides = SlashDividesAfter(text[..at], place.SlashDivides) };
        var length = at + 1;
        var rest = text.AsSpan(at);
        switch (text[at])
        {
            case '"' or '\'' or '`':
                var state = text[at] == '"' ? State.JsDoubleQuoted : text[at] == '\'' ? State.JsSingleQuoted : State.JsTemplate;
                return (place with { State = state, SlashDivides = false }, length);
            case '/' when rest.StartsWith("//"):
                return (place with { State = State.JsLineComment }, length + 1);
            case '/' when rest.StartsWith("/*"):
                return (place with { State = State.JsBlockComment }, length + 1);
            case '/' when place.SlashDivides is null:
                throw new TemplateException($"'/' could start a division or regexp: {rest}");
            case '/':
                return (place.SlashDivides == true ? place with { SlashDivides = false } : place with { State = State.JsRegexp }, length);
            case '<' when rest.StartsWith("<!--"):
                return (place with { State = State.JsLineComment }, length + 3);
            case '-' when rest.StartsWith("-->"):
                return (place with { State = State.JsLineComment }, length + 2);
            case '{' or '}':
                return (Brace(place, text[at]), length);
            default:
                return (place with { SlashDivides = SlashDividesAfter(text[..length], place.SlashDivides) }, length);
        }
    }

    public static (Place Place, int Length) InDelimited(Place place, string text)
    {
        var quote = place.State == State.JsDoubleQuoted ? '"' : place.State == State.JsSingleQuoted ? '\'' : '/';
        var inSet = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                if (++i == text.Length) throw new TemplateException($"unfinished escape sequence in JS string: {text}");
            }
            else if (text[i] == '[') inSet = quote == '/';
            else if (text[i] == ']') inSet = false;
            else if (text[i] == quote && !inSet) return (place with { State = State.Js, SlashDivides = true }, i + 1);
        }

        return inSet ? throw new TemplateException($"unfinished JS regexp charset: {text}") : (place, text.Length);
    }

    public static (Place Place, int Length) InTemplate(Place place, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                if (++i == text.Length) throw new TemplateException($"unfinished escape sequence in JS string: {text}");
            }
            else if (text[i] == '`') return (place with { State = State.Js, SlashDivides = true }, i + 1);
            else if (text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{')
            {
                return (place with { State = State.Js, SlashDivides = false, Braces = place.Braces + '\0' }, i + 2);
            }
        }

        return (place, text.Length);
    }

    public static (Place Place, int Length) InBlockComment(Place place, string text)
    {
        var end = text.IndexOf("*/", StringComparison.Ordinal);
        return end < 0 ? (place, text.Length) : (place with { State = place.State == State.JsBlockComment ? State.Js : State.Css }, end + 2);
    }

    public static (Place Place, int Length) InLineComment(Place place, string text)
    {
        var isJs = place.State == State.JsLineComment;
        var end = text.AsSpan().IndexOfAny(isJs ? "\n\r\u2028\u2029" : "\n\f\r");
        return end < 0 ? (place, text.Length) : (place with { State = isJs ? State.Js : State.Css }, end);
    }

    private static Place Brace(Place place, char brace)
    {
        if (place.Braces.Length == 0) return place with { SlashDivides = false };
        var open = place.Braces[^1];
        var outer = place.Braces[..^1];
        if (brace == '{') return place with { SlashDivides = false, Braces = outer + (char)(open + 1) };
        return open > 0 ? place with { SlashDivides = false, Braces = outer + (char)(open - 1) } : place with { State = State.JsTemplate, Braces = outer };
    }

    /// <summary>Whether a slash behind this code divides.</summary>
    private static bool? SlashDividesAfter(string code, bool? before)
    {
        var text = code.AsSpan().TrimEnd("\t\n\f\r \u2028\u2029");
        if (text.IsEmpty) return before;
        var last = text[^1];
        switch (last)
        {
            case '+' or '-':
                var count = text.Length - text.TrimEnd(last).Length;
                return count % 2 == 0;
            case '.':
                return text.Length > 1 && char.IsAsciiDigit(text[^2]);
            case ',' or '<' or '>' or '=' or '*' or '%' or '&' or '|' or '^' or '?' or '!' or '~' or '(' or '[' or ':' or ';' or '{' or '}':
                return false;
            default:
                var start = text.Length;
                while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '$')) start--;
                return !BeforeRegexp.Contains(text[start..].ToString());
        }
    }
}
