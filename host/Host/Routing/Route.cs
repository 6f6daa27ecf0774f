namespace Holdall.Host.Routing;

/// <summary>An endpoint, and what its pattern captures.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Owner">Whose it is, for people.</param>
/// <param name="Names">The names of what is captured, in the order of the path; empty for what has none.</param>
/// <param name="End">How its paths end.</param>
/// <param name="Depth">Number of segments of its pattern.</param>
/// <param name="Constraints">What captured parts must be like.</param>
internal sealed record Route(
    RouteEndpoint Endpoint, string Owner, string[] Names, RouteEnd End, int Depth, IReadOnlyList<(string Name, IRouteConstraint Constraint)> Constraints)
{
    public string Pattern => Endpoint.RoutePattern.RawText ?? "";

    /// <summary>The values of the captured parts of an escaped path, decoded.</summary>
    public RouteValueDictionary ValuesOf(string path, ReadOnlySpan<Range> captured)
    {
        var values = new RouteValueDictionary();
        foreach (var (name, value) in Endpoint.RoutePattern.Defaults) values[name] = value;
        for (var i = 0; i < Names.Length && i < captured.Length; i++)
        {
            if (Names[i].Length > 0) values[Names[i]] = Uri.UnescapeDataString(path.AsSpan(captured[i]));
        }

        return values;
    }

    /// <summary>Whether it matches a path with a slash at its end and captures nothing behind that.</summary>
    public bool IsExactly(string path) => End != RouteEnd.Segment && path.AsSpan().Count('/') == Depth;

    public bool Accepts(HttpContext http, RouteValueDictionary values)
    {
        foreach (var (name, constraint) in Constraints)
        {
            if (values.ContainsKey(name) && !constraint.Match(http, null, name, values, RouteDirection.IncomingRequest)) return false;
        }

        return true;
    }
}

/// <summary>How the paths of a route end.</summary>
internal enum RouteEnd
{
    /// <summary>With a text or a captured segment.</summary>
    Segment,

    /// <summary>With a slash.</summary>
    Slash,

    /// <summary>With whatever follows, a slash alone included.</summary>
    Rest,
}
