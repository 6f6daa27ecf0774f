namespace Holdall.Http;

/// <summary>What one owner gives to <see cref="IRoutes"/>.</summary>
public sealed record RouteSet
{
    /// <summary>Nothing.</summary>
    public static readonly RouteSet Empty = new();

    /// <summary>The routes.</summary>
    public IReadOnlyList<CustomRoute> Routes { get; init; } = [];

    /// <summary>Middlewares around every request, also those without a route.</summary>
    public IReadOnlyList<RequestMiddleware> Middlewares { get; init; } = [];
}
