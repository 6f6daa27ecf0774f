using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Holdall.Host.Responses;

/// <summary>The readable text of HTML.</summary>
internal static class MarkupText
{
    private static readonly FrozenSet<string> Skipped = FrozenSet.Create(
        StringComparer.Ordinal,
        "head", "style", "script", "iframe", "embed", "applet", "object", "svg", "img", "picture", "dialog", "template", "button", "form", "textarea", "input",
        "select", "option");

    private static readonly FrozenSet<string> Inline = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "abbr", "acronym", "b", "bdo", "big", "br", "button", "cite", "code", "em", "i", "label", "q", "small", "span", "strong", "strike", "sub", "sup",
        "time");

    /// <summary>The text up to a little more than this many bytes.</summary>
    public static string Of(string markup, int most)
    {
        using var document = new HtmlParser().ParseDocument(MarkupDepth.Limit(markup));
        var walk = new Walk(most);
        walk.Visit(document.DocumentElement);
        return walk.Text.ToString();
    }

    private sealed class Walk(int most)
    {
        private int _bytes;

        public StringBuilder Text { get; } = new();

        /// <summary>Goes through the tree without recursion: a stranger's markup may be nested without end.</summary>
        public void Visit(INode root)
        {
            var node = root;
            while (_bytes <= most)
            {
                if (Enter(node) && node.FirstChild is { } child)
                {
                    node = child;
                    continue;
                }

                while (node.NextSibling is null)
                {
                    Leave(node);
                    if (node == root || node.Parent is not { } parent || parent == root.Parent) return;
                    node = parent;
                }

                Leave(node);
                if (node == root) return;
                node = node.NextSibling;
            }
        }

        private bool Enter(INode node)
        {
            if (node is IText text) AppendText(text.Data);
            if (node is not IElement element || Skipped.Contains(element.LocalName)) return false;
            if (!Inline.Contains(element.LocalName)) AppendSpace();
            return true;
        }

        private void Leave(INode node)
        {
            if (node is IElement element && !Skipped.Contains(element.LocalName) && !Inline.Contains(element.LocalName)) AppendSpace();
        }

        private void AppendText(string text)
        {
            foreach (var rune in text.EnumerateRunes())
            {
                if (rune.Value is ' ' or '\t' or '\n' or '\f' or '\r') AppendSpace();
                else Append(rune);
            }
        }

        private void AppendSpace()
        {
            if (Text.Length == 0 || Text[^1] != ' ') Append(new Rune(' '));
        }

        private void Append(Rune rune)
        {
            Text.Append(rune.ToString());
            _bytes += rune.Utf8SequenceLength;
        }
    }
}
