namespace Holdall.Host.Routing;

/// <summary>How the requests that one route matches stand to those of another one.</summary>
internal enum RouteRelation
{
    /// <summary>There is none that both match.</summary>
    Apart,

    /// <summary>They match the same.</summary>
    Same,

    /// <summary>It matches some of the other's.</summary>
    Narrower,

    /// <summary>It matches all of the other's and more.</summary>
    Wider,

    /// <summary>Each matches some that the other one does not.</summary>
    Crossing,
}

internal static class RouteRelations
{
    /// <summary>Both together: of one part of a request and of another part.</summary>
    public static RouteRelation And(this RouteRelation first, RouteRelation second)
    {
        if (first == RouteRelation.Apart || second == RouteRelation.Apart) return RouteRelation.Apart;
        if (first == RouteRelation.Same || first == second) return second;
        return second == RouteRelation.Same ? first : RouteRelation.Crossing;
    }
}
