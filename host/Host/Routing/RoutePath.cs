namespace Holdall.Host.Routing;

/// <summary>A path pattern: <c>host/a/{name}/{rest...}</c>. See <see cref="Holdall.Http.CustomRoute.Path"/>.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Host">The host that it is for; empty for all.</param>
/// <param name="Segments">What stands between the slashes; only the last one can be a rest.</param>
internal sealed record RoutePath(string Text, string Host, IReadOnlyList<RouteSegment> Segments)
{
    private const string Dots = "...";

    /// <exception cref="InvalidOperationException">It is no pattern.</exception>
    public static RoutePath Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) throw Invalid(text, "it has no slash");
        var parts = text[(slash + 1)..].Split('/');
        var segments = new RouteSegment[parts.Length];
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < parts.Length; i++)
        {
            segments[i] = SegmentOf(text, parts[i], isLast: i == parts.Length - 1);
            if (segments[i].Kind != RouteSegmentKind.Literal && segments[i].Text is { Length: > 0 } name && !names.Add(name))
                throw Invalid(text, $"it has two parts of the name \"{name}\"");
        }

        return new RoutePath(text, text[..slash].ToLowerInvariant(), segments);
    }

    /// <summary>How the paths that it matches stand to those of another one.</summary>
    public RouteRelation CompareTo(RoutePath other)
    {
        if (Host != other.Host) return Host.Length == 0 ? RouteRelation.Wider : other.Host.Length == 0 ? RouteRelation.Narrower : RouteRelation.Apart;
        var relation = RouteRelation.Same;
        for (var i = 0; ; i++)
        {
            if (i == Segments.Count || i == other.Segments.Count)
                return Segments.Count == other.Segments.Count ? relation : RouteRelation.Apart;
            var (mine, others) = (Segments[i], other.Segments[i]);
            if (mine.Kind == RouteSegmentKind.Rest || others.Kind == RouteSegmentKind.Rest)
            {
                if (mine.Kind == others.Kind) return relation;
                return relation.And(mine.Kind == RouteSegmentKind.Rest ? RouteRelation.Wider : RouteRelation.Narrower);
            }

            relation = relation.And(mine.CompareTo(others));
            if (relation == RouteRelation.Apart) return relation;
        }
    }

    private static RouteSegment SegmentOf(string path, string part, bool isLast)
    {
        if (part.Length == 0) return isLast ? new RouteSegment(RouteSegmentKind.Rest, "") : throw Invalid(path, "it has two slashes in a row");
        if (part == "{$}") return isLast ? new RouteSegment(RouteSegmentKind.Literal, "") : throw Invalid(path, "{$} does not stand at its end");
        if (part[0] != '{' || part[^1] != '}')
        {
            return part.AsSpan().ContainsAny('{', '}')
                ? throw Invalid(path, $"\"{part}\" is neither a text nor a name in braces")
                : new RouteSegment(RouteSegmentKind.Literal, Uri.UnescapeDataString(part));
        }

        var name = part[1..^1];
        var isRest = name.EndsWith(Dots, StringComparison.Ordinal);
        if (isRest) name = name[..^Dots.Length];
        if (isRest && !isLast) throw Invalid(path, $"{part} does not stand at its end");
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || name.Any(static c => c != '_' && !char.IsLetterOrDigit(c)))
            throw Invalid(path, $"\"{name}\" is no name");
        return new RouteSegment(isRest ? RouteSegmentKind.Rest : RouteSegmentKind.Parameter, name);
    }

    private static InvalidOperationException Invalid(string path, string why) => new($"The route \"{path}\" is not valid: {why}.");
}
