using System.Text;
using Holdall.Plugins.JsHooks.Templates.Syntax;

namespace Holdall.Plugins.JsHooks.Templates.Escaping;

/// <summary>
/// Finds out for every action of a set of templates where in the page it stands, and makes a set whose actions escape their values for that place.
/// A template that is called from different places is made once for each.
/// </summary>
internal sealed class Escaper(IReadOnlyDictionary<string, IReadOnlyList<Node>> templates)
{
    private readonly Dictionary<string, IReadOnlyList<Node>> _escaped = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, Place Place), (string Name, Place? End)> _known = [];
    private readonly Stack<List<Place>> _loopEnds = new();

    /// <summary>The escaped set; the entry has its own name in it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Node>> Escape(IReadOnlyDictionary<string, IReadOnlyList<Node>> templates, string entry)
    {
        var escaper = new Escaper(templates);
        var (_, end) = escaper.EscapeTemplate(entry, new Place(State.Text));
        if (end.State != State.Text) throw new TemplateException($"{entry} ends in a non-text context: {end.State}");
        return escaper._escaped;
    }

    private (string Name, Place End) EscapeTemplate(string name, Place place)
    {
        if (_known.TryGetValue((name, place), out var known)) return (known.Name, known.End ?? place);
        if (!templates.TryGetValue(name, out var nodes)) throw new TemplateException($"no such template \"{name}\"");
        var newName = place == new Place(State.Text) ? name : $"{name}${_known.Count}";
        _known[(name, place)] = (newName, null);
        var (escaped, end) = EscapeList(nodes, place);
        _escaped[newName] = escaped;
        _known[(name, place)] = (newName, end);
        return (newName, end);
    }

    private (List<Node> Nodes, Place End) EscapeList(IReadOnlyList<Node> nodes, Place place)
    {
        var escaped = new List<Node>(nodes.Count);
        foreach (var node in nodes)
        {
            (var result, place) = EscapeNode(node, place);
            escaped.Add(result);
        }

        return (escaped, place);
    }

    private (Node Node, Place End) EscapeNode(Node node, Place place)
    {
        switch (node)
        {
            case Node.Text text:
                return EscapeText(text.Value, place);
            case Node.Action { Pipeline.Variables.Count: > 0 }:
                return (node, place);
            case Node.Action action:
                return ActionEscapers.Escape(action, place);
            case Node.If choice:
                var (then, other, end) = EscapeBranches(choice.Then, choice.Else, place);
                return (choice with { Then = then, Else = other }, end);
            case Node.With with:
                (then, other, end) = EscapeBranches(with.Then, with.Else, place);
                return (with with { Then = then, Else = other }, end);
            case Node.Range range:
                return EscapeRange(range, place);
            case Node.Call call:
                var (name, after) = EscapeTemplate(call.Name, place);
                return (call with { Name = name }, after);
            default:
                _loopEnds.Peek().Add(place);
                return (node, place);
        }
    }

    private (List<Node> Then, List<Node> Else, Place End) EscapeBranches(IReadOnlyList<Node> then, IReadOnlyList<Node> other, Place place)
    {
        var (escapedThen, thenEnd) = EscapeList(then, place);
        var (escapedElse, elseEnd) = EscapeList(other, place);
        var end = Leaves(then) ? elseEnd : Leaves(other) ? thenEnd : Join(thenEnd, elseEnd);
        return (escapedThen, escapedElse, end);
    }

    private (Node Node, Place End) EscapeRange(Node.Range range, Place place)
    {
        _loopEnds.Push([]);
        var (_, once) = EscapeList(range.Body, place);
        var ends = _loopEnds.Pop();
        _loopEnds.Push([]);
        var start = ends.Append(once).Aggregate(place, Join);
        var (body, again) = EscapeList(range.Body, start);
        _loopEnds.Pop();
        var (other, otherEnd) = EscapeList(range.Else, place);
        return (range with { Body = body, Else = other }, Join(Join(start, again), otherEnd));
    }

    private static bool Leaves(IReadOnlyList<Node> nodes) => nodes.Any(n => n is Node.Break or Node.Continue);

    private static Place Join(Place a, Place b) =>
        Place.Join(a, b) ?? throw new TemplateException($"branches end in different contexts: {a.State}, {b.State}");

    /// <summary>Follows a text. Comments are left out, and a <c>&lt;</c> that begins no tag is escaped.</summary>
    private static (Node Node, Place End) EscapeText(string text, Place place)
    {
        var result = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var (next, length) = Transitions.Next(place, text[at..]);
            if (length == 0 && next == place) throw new TemplateException($"infinite loop at {text[at..]}");
            AppendPart(result, text.AsSpan(at, length), place, next);
            (place, at) = (next, at + length);
        }

        return (new Node.Text(result.ToString()), place);
    }

    private static void AppendPart(StringBuilder result, ReadOnlySpan<char> part, Place place, Place next)
    {
        if (place.IsComment && place.Delimiter == 0)
        {
            if (place.State == State.JsBlockComment) result.Append(part.IndexOfAny("\n\r\u2028\u2029") >= 0 ? '\n' : ' ');
            else if (place.State == State.CssBlockComment) result.Append(' ');
            return;
        }

        if (next.State != place.State && next.IsComment && next.Delimiter == 0) part = part[..CommentStart(part)];
        if (place.State is not (State.Text or State.Rcdata))
        {
            result.Append(part);
            return;
        }

        var tag = next.State == place.State || next.IsComment ? part.Length : part.LastIndexOf('<');
        if (tag < 0) tag = part.Length;
        for (var i = 0; i < tag; i++)
        {
            var isDoctype = part[i..].StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
            if (part[i] == '<' && !isDoctype) result.Append("&lt;");
            else result.Append(part[i]);
        }

        result.Append(part[tag..]);
    }

    private static int CommentStart(ReadOnlySpan<char> part) =>
        part.EndsWith("<!--") ? part.Length - 4 : part.EndsWith("-->") ? part.Length - 3 : part.Length - 2;
}
