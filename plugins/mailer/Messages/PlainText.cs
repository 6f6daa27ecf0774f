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

    private static readonly HashSet<string> Inline = ["a", "span", "small", "strike", "strong", "sub", "sup", "em", "b", "u", "i"];

    private readonly Stack<(StringBuilder Outer, string Address)> _links = new();
    private StringBuilder _text = new();
    private bool _canBreak;
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
            else if (!tag.IsEndTag) Begin(tag);
            else if (tag.Name.Equals("a", StringComparison.OrdinalIgnoreCase) && _links.Count > 0) EndLink();
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

    private void Begin(HtmlTagToken tag)
    {
        var name = tag.Name.ToLowerInvariant();
        if (Skipped.Contains(name))
        {
            if (WithoutEnd.Contains(name) || tag.IsEmptyElement) return;
            _skipped = name;
            _skippedDepth = 1;
            return;
        }

        if (name == "br" || (_canBreak && !Inline.Contains(name)))
        {
            _text.Append("\r\n");
            _canBreak = false;
        }

        if (name == "li") _text.Append("- ");
        if (name == "a" && !tag.IsEmptyElement) BeginLink(tag);
    }

    private void BeginLink(HtmlTagToken tag)
    {
        var address = "";
        foreach (var attribute in tag.Attributes)
        {
            if (attribute.Name.Equals("href", StringComparison.OrdinalIgnoreCase)) address = attribute.Value ?? "";
        }

        _links.Push((_text, address));
        _text = new StringBuilder();
    }

    private void EndLink()
    {
        var label = _text.ToString().Trim();
        (_text, var address) = _links.Pop();
        _text.Append('[').Append(label.Length > 0 ? label : "LINK").Append(']');
        if (address.Length > 0) _text.Append('(').Append(address).Append(')');
    }

    private void Append(string data)
    {
        var text = Space().Replace(data, " ");
        if (!_canBreak) text = text.TrimStart(' ');
        if (text.Length == 0) return;
        _text.Append(text);
        _canBreak = true;
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
