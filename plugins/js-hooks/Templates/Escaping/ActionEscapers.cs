using Holdall.Plugins.JsHooks.Templates.Syntax;

namespace Holdall.Plugins.JsHooks.Templates.Escaping;

/// <summary>Chooses how the value of an action is escaped for its place.</summary>
internal static class ActionEscapers
{
    public static (Node Node, Place End) Escape(Node.Action action, Place place)
    {
        place = place.ForAction();
        var predefined = Predefined(action.Pipeline, place);
        var escapers = new List<Func<object?, object?>>();
        AddForState(escapers, ref place, predefined);
        if (place.Delimiter == ' ') escapers.Add(HtmlEscaping.UnquotedAttribute);
        else if (place.Delimiter != 0 && predefined != "html") escapers.Add(HtmlEscaping.Attribute);
        return (action with { Escapers = escapers }, place);
    }

    /// <summary>The function <c>html</c> or <c>urlquery</c> at the end of a pipeline, which stands for the same escaping.</summary>
    private static string? Predefined(Pipeline pipeline, Place place)
    {
        string? last = null;
        for (var i = 0; i < pipeline.Commands.Count; i++)
        {
            last = pipeline.Commands[i][0] is Expression.Function { Name: "html" or "urlquery" } function ? function.Name : null;
            var isWrong = last is not null && (i < pipeline.Commands.Count - 1 || last == "html" && place is { State: State.Attribute, Delimiter: ' ' });
            if (isWrong) throw new TemplateException($"predefined escaper \"{last}\" disallowed in template");
        }

        return last;
    }

    private static void AddForState(List<Func<object?, object?>> escapers, ref Place place, string? predefined)
    {
        switch (place.State)
        {
            case State.Url or State.CssDoubleQuoted or State.CssSingleQuoted or State.CssDoubleQuotedUrl or State.CssSingleQuotedUrl or State.CssUrl:
                AddForUrl(escapers, place, predefined);
                break;
            case State.Js:
                escapers.Add(JsEscaping.Value);
                place = place with { SlashDivides = true };
                break;
            case State.JsDoubleQuoted or State.JsSingleQuoted:
                escapers.Add(JsEscaping.Text);
                break;
            case State.JsTemplate:
                escapers.Add(JsEscaping.TemplateText);
                break;
            case State.JsRegexp:
                escapers.Add(JsEscaping.Regexp);
                break;
            case State.Css:
                escapers.Add(CssEscaping.Filter);
                break;
            case State.Text or State.Rcdata:
                if (predefined != "html") escapers.Add(place.State == State.Text ? HtmlEscaping.Text : HtmlEscaping.Rcdata);
                break;
            case State.Attribute:
                break;
            case State.AttributeName:
                escapers.Add(HtmlEscaping.Name);
                break;
            case State.SourceSet:
                escapers.Add(UrlEscaping.SourceSet);
                break;
            default:
                escapers.Add(_ => "");
                break;
        }
    }

    private static void AddForUrl(List<Func<object?, object?>> escapers, Place place, string? predefined)
    {
        if (place.UrlPart == UrlPart.Unknown) throw new TemplateException("ambiguous context within a URL");
        if (place.UrlPart == UrlPart.QueryOrFragment)
        {
            if (predefined != "urlquery") escapers.Add(UrlEscaping.Escape);
            return;
        }

        if (place.UrlPart == UrlPart.None) escapers.Add(UrlEscaping.Filter);
        if (place.State is State.CssDoubleQuoted or State.CssSingleQuoted) escapers.Add(CssEscaping.Text);
        else if (predefined != "urlquery") escapers.Add(UrlEscaping.Normalize);
    }
}
