namespace Holdall.Host.Routing;

/// <summary>What stands between two slashes of a pattern.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A text, which may be empty, or the name of what is captured, empty for nothing.</param>
internal readonly record struct RouteSegment(RouteSegmentKind Kind, string Text)
{
    /// <summary>How what it matches stands to what another one does; neither is a rest.</summary>
    public RouteRelation CompareTo(RouteSegment other)
    {
        if (Kind == RouteSegmentKind.Literal && other.Kind == RouteSegmentKind.Literal) return Text == other.Text ? RouteRelation.Same : RouteRelation.Apart;
        if (Kind == other.Kind) return RouteRelation.Same;
        // A parameter is never empty.
        if ((Kind == RouteSegmentKind.Literal ? Text : other.Text).Length == 0) return RouteRelation.Apart;
        return Kind == RouteSegmentKind.Literal ? RouteRelation.Narrower : RouteRelation.Wider;
    }
}

internal enum RouteSegmentKind
{
    Literal,

    /// <summary>Any text but none.</summary>
    Parameter,

    /// <summary>Whatever follows, slashes and nothing included.</summary>
    Rest,
}
