namespace Holdall.Plugins.JsHooks.Templates.Escaping;

/// <summary>The states of HTML itself.</summary>
internal static class HtmlTransitions
{
    private const string Space = " \t\n\f\r";

    public static (Place Place, int Length) InText(Place place, string text)
    {
        for (var at = 0; (at = text.IndexOf('<', at)) >= 0 && at + 1 < text.Length; at++)
        {
            if (string.CompareOrdinal(text, at, "<!--", 0, 4) == 0) return (new Place(State.HtmlComment), at + 4);
            var start = at + 1;
            var isEnd = text[start] == '/';
            if (isEnd && ++start == text.Length) break;
            var end = NameEnd(text, start);
            if (end == start) continue;
            var name = text[start..end].ToLowerInvariant();
            var element = !isEnd && name is "script" or "style" or "textarea" or "title" && !isEnd ? name : "";
            return (new Place(State.Tag) { Element = element }, end);
        }

        return (place, text.Length);
    }

    public static (Place Place, int Length) InTag(Place place, string text)
    {
        var at = SkipSpace(text, 0);
        if (at == text.Length) return (place, at);
        if (text[at] == '>') return (new Place(Content(place.Element)) { Element = place.Element }, at + 1);
        var end = AttributeNameEnd(text, at);
        if (end == at) throw new TemplateException($"expected space, attr name, or end of tag, but got {text[at..]}");
        var kind = KindOf(place.Element, text[at..end].ToLowerInvariant());
        return (new Place(end == text.Length ? State.AttributeName : State.AfterName) { Element = place.Element, Attribute = kind }, end);
    }

    public static (Place Place, int Length) InAttributeName(Place place, string text)
    {
        var end = AttributeNameEnd(text, 0);
        return (end == text.Length ? place : place with { State = State.AfterName }, end);
    }

    public static (Place Place, int Length) AfterName(Place place, string text)
    {
        var at = SkipSpace(text, 0);
        if (at == text.Length) return (place, at);
        return text[at] == '=' ? (place with { State = State.BeforeValue }, at + 1) : (new Place(State.Tag) { Element = place.Element }, at);
    }

    public static (Place Place, int Length) BeforeValue(Place place, string text)
    {
        var at = SkipSpace(text, 0);
        if (at == text.Length) return (place, at);
        var isQuoted = text[at] is '"' or '\'';
        var attribute = place.Attribute == AttributeKind.ScriptType ? place.Attribute : AttributeKind.Plain;
        return (place with { State = Place.StartOf(place.Attribute), Delimiter = isQuoted ? text[at] : ' ', Attribute = attribute }, isQuoted ? at + 1 : at);
    }

    public static (Place Place, int Length) InComment(Place place, string text) =>
        text.IndexOf("-->", StringComparison.Ordinal) is >= 0 and var end ? (new Place(State.Text), end + 3) : (place, text.Length);

    public static (Place Place, int Length) InUrl(Place place, string text)
    {
        if (text.AsSpan().IndexOfAny("#?") >= 0) return (place with { UrlPart = UrlPart.QueryOrFragment }, text.Length);
        var isBlank = SkipSpace(text, 0) == text.Length;
        return (isBlank || place.UrlPart != UrlPart.None ? place : place with { UrlPart = UrlPart.PreQuery }, text.Length);
    }

    private static State Content(string element) => element switch
    {
        "script" => State.Js,
        "style" => State.Css,
        "textarea" or "title" => State.Rcdata,
        _ => State.Text,
    };

    private static AttributeKind KindOf(string element, string name) =>
        element == "script" && name == "type" ? AttributeKind.ScriptType : AttributeKinds.Of(name) is var kind && kind == AttributeKind.Unsafe ? AttributeKind.Plain : kind;

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && Space.Contains(text[at])) at++;
        return at;
    }

    private static int NameEnd(string text, int at)
    {
        if (at >= text.Length || !char.IsAsciiLetter(text[at])) return at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || IsJoint(text, at))) at++;
        return at;
    }

    /// <summary>Whether a colon or hyphen joins two parts of a name.</summary>
    private static bool IsJoint(string text, int at) => text[at] is ':' or '-' && at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1]);

    private static int AttributeNameEnd(string text, int at)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] is ' ' or '\t' or '\n' or '\f' or '\r' or '=' or '>') return at;
            if (text[at] is '\'' or '"' or '<') throw new TemplateException($"{text[at]} in attribute name: {text}");
        }

        return at;
    }
}
