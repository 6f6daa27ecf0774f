namespace Holdall.Host.Routing;

/// <summary>What may follow at one point of a path, most specific first.</summary>
internal sealed class RouteNode
{
    private readonly Dictionary<string, RouteNode> _literals = new(StringComparer.Ordinal);

    /// <summary>A segment with any text.</summary>
    public RouteNode? Parameter { get; private set; }

    /// <summary>The path ends here.</summary>
    public RouteMethods End { get; } = new();

    /// <summary>Whatever follows.</summary>
    public RouteMethods Rest { get; } = new();

    public RouteNode AddLiteral(string text)
    {
        if (!_literals.TryGetValue(text, out var node)) _literals[text] = node = new RouteNode();
        return node;
    }

    public RouteNode AddParameter() => Parameter ??= new RouteNode();

    public RouteNode? FindLiteral(ReadOnlySpan<char> escaped)
    {
        if (_literals.Count == 0) return null;
        if (escaped.Contains('%')) return _literals.GetValueOrDefault(Uri.UnescapeDataString(escaped));
        return _literals.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(escaped, out var node) ? node : null;
    }
}

/// <summary>The routes of one pattern by their method.</summary>
internal sealed class RouteMethods
{
    private readonly Dictionary<string, Route> _byMethod = new(StringComparer.Ordinal);
    private Route? _any;

    /// <exception cref="InvalidOperationException">There is one already.</exception>
    public void Add(Route route, IReadOnlyList<string> methods)
    {
        if (methods.Count == 0)
        {
            if (_any is not null) throw Twice("", route, _any);
            _any = route;
        }

        foreach (var method in methods)
        {
            if (!_byMethod.TryAdd(method, route)) throw Twice(method + " ", route, _byMethod[method]);
        }
    }

    /// <summary>HEAD is served by the route of GET.</summary>
    public Route? Find(string method) =>
        _byMethod.GetValueOrDefault(method) ?? (method == "HEAD" ? _byMethod.GetValueOrDefault("GET") : null) ?? _any;

    private static InvalidOperationException Twice(string method, Route route, Route first) =>
        new($"Two routes answer {method}{route.Pattern}: one of {first.Owner} and one of {route.Owner}.");
}
