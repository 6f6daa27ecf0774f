using System.Text;
using System.Text.RegularExpressions;
using MimeKit.Text;

namespace Holdall.Plugins.Mailer.Messages;

/// <summary>Makes the text of a mail from its HTML.</summary>
internal sealed partial class PlainText
{
    private static readonly HashSet<string> Skipped =
    [
        "style", "script", "iframe", "applet", "object", "svg", "img", "button", "form", "textarea", "input", "select", "option", "template",
    ];

    private static readonly HashSet<string> WithoutEnd = ["img", "input"];

    private static readonly HashSet<string> Inline =
    [
        "a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "small", "span", "strike", "strong", "sub",
        "sup", "time", "u", "var",
    ];

    private static readonly HashSet<string> Cells = ["td", "th"];

    /// <summary>What has an empty line around it.</summary>
    private static readonly HashSet<string> Paragraphs = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "hr"];

    private readonly Stack<(int Start, string Address)> _links = new();
    private readonly StringBuilder _text = new();
    private int _breaks;
    private bool _hasSpace;
    private bool _isItem;
    private string? _skipped;
    private int _skippedDepth;

    public static string FromHtml(string html)
    {
        if (html.Length == 0) return "";
        var walk = new PlainText();
        var tokens = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        while (tokens.ReadNextToken(out var token)) walk.Take(token);
        while (walk._links.Count > 0) walk.EndLink();
        return walk._text.ToString().Trim();
    }

    private void Take(HtmlToken token)
    {
        if (token is HtmlTagToken tag)
        {
            if (_skipped is not null) TakeSkipped(tag);
            else if (tag.IsEndTag) End(tag.Name.ToLowerInvariant());
            else Begin(tag, tag.Name.ToLowerInvariant());
        }
        else if (_skipped is null && token is HtmlDataToken { Kind: HtmlTokenKind.Data or HtmlTokenKind.CData } data)
        {
            Append(data.Data);
        }
    }

    private void TakeSkipped(HtmlTagToken tag)
    {
        if (!tag.Name.Equals(_skipped, StringComparison.OrdinalIgnoreCase) || tag.IsEmptyElement) return;
        _skippedDepth += tag.IsEndTag ? -1 : 1;
        if (_skippedDepth == 0) _skipped = null;
    }

    private void Begin(HtmlTagToken tag, string name)
    {
        if (Skipped.Contains(name))
        {
            if (WithoutEnd.Contains(name) || tag.IsEmptyElement) return;
            _skipped = name;
            _skippedDepth = 1;
            return;
        }

        Separate(name);
        if (name == "br") _breaks++;
        if (name == "li") _isItem = true;
        if (name == "a" && !tag.IsEmptyElement) BeginLink(tag);
    }

    private void End(string name)
    {
        Separate(name);
        if (name == "a" && _links.Count > 0) EndLink();
    }

    private void Separate(string name)
    {
        if (Cells.Contains(name)) _hasSpace = true;
        else if (name != "br" && !Inline.Contains(name)) _breaks = Math.Max(_breaks, Paragraphs.Contains(name) ? 2 : 1);
    }

    private void BeginLink(HtmlTagToken tag)
    {
        var address = "";
        foreach (var attribute in tag.Attributes)
        {
            if (attribute.Name.Equals("href", StringComparison.OrdinalIgnoreCase)) address = attribute.Value?.Trim() ?? "";
        }

        _links.Push((_text.Length, address));
    }

    /// <summary>Puts the address behind what the link says, unless it says just that.</summary>
    private void EndLink()
    {
        var (start, address) = _links.Pop();
        if (address.Length == 0 || address[0] == '#') return;
        var label = _text.ToString(start, _text.Length - start).Trim();
        if (label.Length == 0) Append(address);
        else if (Bare(label) != Bare(address)) Append($" ({address})");
    }

    /// <summary>An address as people write it.</summary>
    private static string Bare(string address)
    {
        foreach (var scheme in (ReadOnlySpan<string>)["https://", "http://", "mailto:", "tel:"])
        {
            if (address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) address = address[scheme.Length..];
        }

        return address.TrimEnd('/');
    }

    /// <summary>Adds text; white space and breaks before it count only once there is something that they separate.</summary>
    private void Append(string data)
    {
        var text = Space().Replace(data, " ");
        _hasSpace |= text.StartsWith(' ');
        var rest = text.TrimStart(' ');
        if (rest.Length == 0) return;
        if (_text.Length > 0)
        {
            if (_breaks > 0) _text.Insert(_text.Length, "\r\n", _breaks);
            else if (_hasSpace && _text[^1] != ' ') _text.Append(' ');
        }

        if (_isItem) _text.Append("- ");
        _isItem = false;
        _breaks = 0;
        _hasSpace = rest.EndsWith(' ');
        _text.Append(rest.TrimEnd(' '));
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
