using Holdall.Http;

namespace Holdall.Host.Routing;

/// <summary>A custom route whose pattern was read.</summary>
internal sealed record PlacedRoute(CustomRoute Route, RoutePath Path, string Owner)
{
    /// <summary>For people.</summary>
    public string Name => Route.Method.Length == 0 ? Path.Text : $"{Route.Method} {Path.Text}";

    public static PlacedRoute Of(CustomRoute route, string owner) => new(route, RoutePath.Parse(route.Path), $"the plugin \"{owner}\"");

    /// <exception cref="InvalidOperationException">Nobody could say which of the two answers.</exception>
    public void RefuseConflict(PlacedRoute other)
    {
        var paths = Path.CompareTo(other.Path);
        // Which host it is for comes before everything else.
        if (Path.Host != other.Path.Host) return;
        if (MethodsTo(other).And(paths) is RouteRelation.Same or RouteRelation.Crossing)
            throw new InvalidOperationException($"The routes \"{other.Name}\" and \"{Name}\" match the same path, and none is more specific.");
    }

    private RouteRelation MethodsTo(PlacedRoute other)
    {
        var (mine, others) = (Route.Method, other.Route.Method);
        if (mine == others) return RouteRelation.Same;
        if (mine.Length == 0 || (mine == HttpMethods.Get && others == HttpMethods.Head)) return RouteRelation.Wider;
        return others.Length == 0 || (others == HttpMethods.Get && mine == HttpMethods.Head) ? RouteRelation.Narrower : RouteRelation.Apart;
    }
}
