using Holdall.Http;

namespace Holdall.Host.Routing;

/// <summary>The routes and middlewares that come and go.</summary>
internal sealed class CustomRoutes : IRoutes
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, RouteSet> _sets = new(StringComparer.Ordinal);
    private Action? _changed;

    public void Replace(string owner, RouteSet routes)
    {
        foreach (var route in routes.Routes) RoutePath.Parse(route.Path);
        lock (_lock)
        {
            var former = _sets.GetValueOrDefault(owner, RouteSet.Empty);
            _sets[owner] = routes;
            try
            {
                _changed?.Invoke();
            }
            catch
            {
                _sets[owner] = former;
                throw;
            }
        }
    }

    public void RequirePath(string path) => RoutePath.Parse(path);

    /// <summary>Applies what there is, and from now on every change.</summary>
    public void Follow(Action apply)
    {
        lock (_lock)
        {
            apply();
            _changed = apply;
        }
    }

    /// <summary>Middlewares around every request, by owner and then as they were given.</summary>
    public IEnumerable<RequestMiddleware> Middlewares => _sets.Values.SelectMany(static set => set.Middlewares);

    /// <summary>All routes.</summary>
    /// <exception cref="InvalidOperationException">Two of them match the same path, and none is more specific.</exception>
    public IReadOnlyList<PlacedRoute> Place()
    {
        var placed = new List<PlacedRoute>();
        foreach (var (owner, set) in _sets)
        {
            foreach (var route in set.Routes) placed.Add(PlacedRoute.Of(route, owner));
        }

        for (var i = 0; i < placed.Count; i++)
        {
            for (var j = 0; j < i; j++) placed[i].RefuseConflict(placed[j]);
        }

        return placed;
    }
}
