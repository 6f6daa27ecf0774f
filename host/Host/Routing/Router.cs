using Microsoft.AspNetCore.Routing.Patterns;

namespace Holdall.Host.Routing;

/// <summary>
/// Finds the endpoint of a request on the escaped path, segment by segment and case-sensitively; the most specific pattern wins.
/// ASP.NET Core's own matcher ignores letter case and trailing slashes, and answers 405.
/// </summary>
internal sealed class Router(ParameterPolicyFactory policies)
{
    private const int MaxCaptured = 16;

    private readonly RouteNode _root = new();
    private readonly Dictionary<string, RouteNode> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a route with a pattern of its own.</summary>
    /// <exception cref="InvalidOperationException">Another one has the same pattern.</exception>
    public void Add(RoutePath path, string method, RouteEndpoint endpoint, string owner)
    {
        var names = new List<string>();
        var node = path.Host.Length == 0 ? _root : RootOf(path.Host);
        foreach (var segment in path.Segments)
        {
            if (segment.Kind == RouteSegmentKind.Literal)
            {
                node = node.AddLiteral(segment.Text);
                continue;
            }

            names.Add(segment.Text);
            if (segment.Kind == RouteSegmentKind.Parameter) node = node.AddParameter();
        }

        var last = path.Segments[^1];
        var end = last.Kind == RouteSegmentKind.Rest ? RouteEnd.Rest : last.Text.Length == 0 ? RouteEnd.Slash : RouteEnd.Segment;
        var route = new Route(endpoint, owner, [.. names], end, path.Segments.Count, []);
        (end == RouteEnd.Rest ? node.Rest : node.End).Add(route, method.Length == 0 ? [] : [method]);
    }

    /// <summary>Adds an endpoint.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="owner">Whose it is, for people.</param>
    /// <exception cref="InvalidOperationException">The pattern can't be served, or another endpoint has the same one.</exception>
    public void Add(Endpoint endpoint, string owner)
    {
        if (endpoint is not RouteEndpoint route) return;
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        var names = new List<string>();
        var node = _root;
        foreach (var segment in route.RoutePattern.PathSegments)
        {
            if (!segment.IsSimple) throw new InvalidOperationException($"The route {route.RoutePattern.RawText} has a segment of several parts.");
            if (segment.Parts[0] is not RoutePatternParameterPart parameter)
            {
                node = node.AddLiteral(((RoutePatternLiteralPart)segment.Parts[0]).Content);
                continue;
            }

            if (parameter.IsOptional || parameter.Default is not null) node.End.Add(New(route, owner, names, RouteEnd.Segment), methods);
            names.Add(parameter.Name);
            if (parameter.IsCatchAll)
            {
                node.Rest.Add(New(route, owner, names, RouteEnd.Rest), methods);
                return;
            }

            node = node.AddParameter();
        }

        node.End.Add(New(route, owner, names, RouteEnd.Segment), methods);
    }

    /// <summary>Gives the request its endpoint and route values, if there is one.</summary>
    /// <returns>False when only the path with a slash behind it has an endpoint.</returns>
    public bool Match(HttpContext http, string path)
    {
        var found = Find(http, path);
        // As in Go, a path that a pattern matches with a slash behind it comes before one of which a part was captured as the rest.
        if (path[^1] != '/' && found is null or { End: RouteEnd.Rest })
        {
            var values = http.Request.RouteValues;
            if (Find(http, path + "/") is { } slashed && slashed.IsExactly(path + "/")) return false;
            http.Request.RouteValues = values;
        }

        if (found is not null) http.SetEndpoint(found.Endpoint);
        return true;
    }

    private Route? Find(HttpContext http, string path)
    {
        Span<Range> captured = stackalloc Range[MaxCaptured];
        if (_hosts.Count > 0 && _hosts.TryGetValue(http.Request.Host.Host, out var host) && Find(host, http, path, 1, captured, 0) is { } found) return found;
        return Find(_root, http, path, 1, captured, 0);
    }

    private static Route? Find(RouteNode node, HttpContext http, string path, int at, Span<Range> captured, int count)
    {
        if (at > path.Length) return Choose(node.End, http, path, captured[..count]);
        if (path.Length == 1 && Choose(node.End, http, path, captured[..count]) is { } root) return root;
        var length = path.AsSpan(at).IndexOf('/');
        var end = length < 0 ? path.Length : at + length;
        var next = end + 1;
        if (node.FindLiteral(path.AsSpan(at, end - at)) is { } literal && Find(literal, http, path, next, captured, count) is { } exact) return exact;
        if (count == MaxCaptured) return null;
        captured[count] = at..end;
        if (end > at && node.Parameter is { } parameter && Find(parameter, http, path, next, captured, count + 1) is { } route) return route;
        captured[count] = at..path.Length;
        return Choose(node.Rest, http, path, captured[..(count + 1)]);
    }

    private static Route? Choose(RouteMethods methods, HttpContext http, string path, ReadOnlySpan<Range> captured)
    {
        if (methods.Find(http.Request.Method) is not { } route) return null;
        if (route.Names.Length == 0 && route.Endpoint.RoutePattern.Defaults.Count == 0) return route;
        var values = route.ValuesOf(path, captured);
        if (!route.Accepts(http, values)) return null;
        http.Request.RouteValues = values;
        return route;
    }

    private RouteNode RootOf(string host)
    {
        if (!_hosts.TryGetValue(host, out var root)) _hosts[host] = root = new RouteNode();
        return root;
    }

    private Route New(RouteEndpoint endpoint, string owner, List<string> names, RouteEnd end)
    {
        var constraints = new List<(string, IRouteConstraint)>();
        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            foreach (var reference in parameter.ParameterPolicies)
            {
                if (policies.Create(parameter, reference) is IRouteConstraint constraint) constraints.Add((parameter.Name, constraint));
            }
        }

        return new Route(endpoint, owner, [.. names], end, endpoint.RoutePattern.PathSegments.Count, constraints);
    }
}
