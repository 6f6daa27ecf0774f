namespace Holdall.Host.Routing;

/// <summary>An endpoint, whose it is, and the names of what its pattern captures in the order of the path.</summary>
internal sealed record Route(
    RouteEndpoint Endpoint, string Owner, string[] Names, bool EndsWithRest, IReadOnlyList<(string Name, IRouteConstraint Constraint)> Constraints)
{
    public string Pattern => Endpoint.RoutePattern.RawText ?? "";

    /// <summary>The values of the captured parts of an escaped path, decoded.</summary>
    public RouteValueDictionary ValuesOf(string path, ReadOnlySpan<Range> captured)
    {
        var values = new RouteValueDictionary();
        foreach (var (name, value) in Endpoint.RoutePattern.Defaults) values[name] = value;
        for (var i = 0; i < Names.Length && i < captured.Length; i++) values[Names[i]] = Uri.UnescapeDataString(path.AsSpan(captured[i]));
        return values;
    }

    public bool Accepts(HttpContext http, RouteValueDictionary values)
    {
        foreach (var (name, constraint) in Constraints)
        {
            if (values.ContainsKey(name) && !constraint.Match(http, null, name, values, RouteDirection.IncomingRequest)) return false;
        }

        return true;
    }
}
