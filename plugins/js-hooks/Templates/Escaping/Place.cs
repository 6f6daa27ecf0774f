namespace Holdall.Plugins.JsHooks.Templates.Escaping;

/// <summary>Where a place of a template is, and what is known of its surroundings.</summary>
internal readonly record struct Place(State State)
{
    /// <summary>What ends the value of an attribute: a quote, a space (for a value without quotes) or nothing.</summary>
    public char Delimiter { get; init; }

    public UrlPart UrlPart { get; init; }

    /// <summary>Whether a slash would divide (true), begin a regular expression (false) or might do either.</summary>
    public bool? SlashDivides { get; init; } = false;

    /// <summary>What the value of the attribute is.</summary>
    public AttributeKind Attribute { get; init; }

    /// <summary>The element whose content is no HTML: script, style, textarea or title.</summary>
    public string Element { get; init; } = "";

    /// <summary>One number per <c>${</c> of template literals that is open: how many braces were opened in it since.</summary>
    public string Braces { get; init; } = "";

    public bool IsComment => State is State.HtmlComment or State.JsBlockComment or State.JsLineComment or State.CssBlockComment or State.CssLineComment;

    /// <summary>The place as an action at it sees it.</summary>
    public Place ForAction() => State switch
    {
        State.Tag => this with { State = State.AttributeName },
        State.BeforeValue => this with { State = StartOf(Attribute), Delimiter = ' ', Attribute = AttributeKind.Plain },
        State.AfterName => this with { State = State.AttributeName, Attribute = AttributeKind.Plain },
        _ => this,
    };

    /// <summary>The state that the value of an attribute begins with.</summary>
    public static State StartOf(AttributeKind attribute) => attribute switch
    {
        AttributeKind.Script => State.Js,
        AttributeKind.Style => State.Css,
        AttributeKind.Url => State.Url,
        AttributeKind.SourceSet => State.SourceSet,
        _ => State.Attribute,
    };

    /// <summary>The place behind a branch, or null if its sides end in places that don't go together.</summary>
    public static Place? Join(Place a, Place b)
    {
        if (a == b) return a;
        if (a with { UrlPart = b.UrlPart } == b) return a with { UrlPart = UrlPart.Unknown };
        if (a with { SlashDivides = b.SlashDivides } == b) return a with { SlashDivides = null };
        var (x, y) = (a.ForAction(), b.ForAction());
        return x == a && y == b ? null : Join(x, y);
    }
}
