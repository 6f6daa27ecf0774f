using Holdall.Engine.RateLimits;
using Holdall.Http;

namespace Holdall.Host.Pipeline;

/// <summary>
/// Refuses requests that are too many. It knows the caller and the collection, and stands before the guards, so that
/// requests which they refuse count as well.
/// </summary>
internal sealed class RateLimits(RequestDelegate next, RateLimiter limiter)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (limiter.IsEnabled) Count(RequestContext.Of(http), http.GetEndpoint()?.Metadata.GetMetadata<CollectionRoute>());
        return next(http);
    }

    private void Count(RequestContext request, CollectionRoute? route)
    {
        if (route is { Actions.Count: > 0 } && request.HasCollection) limiter.Count(request, request.Collection, route.Actions);
        else limiter.Count(request, null, []);
    }
}
