using Holdall.Collections;
using Holdall.Engine.Requests;
using Holdall.Http;

namespace Holdall.Host.Pipeline;

/// <summary>
/// Finds the collection that the route names, for everyone behind. Requests without one are refused here, and never counted.
/// </summary>
internal sealed class RouteCollections(RequestDelegate next, ICollections collections)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata is { } metadata && metadata.GetMetadata<CollectionRoute>() is { } route)
        {
            var request = RequestContext.Of(http);
            // What superusers alone may do tells nobody else which collections there are: its guard refuses them.
            var isSecret = metadata.GetMetadata<AccessPolicy>() is { Access: Access.Superuser } && !request.Auth.IsSuperuser;
            if (!isSecret) request.Collection = Find(request, route);
        }

        return next(http);
    }

    private Collection Find(RequestContext request, CollectionRoute route)
    {
        var collection = collections.Find(request.Route(route.Parameter)) ?? throw ApiException.NotFound(route.MissingMessage);
        if (route.BodyLimit is { } limit) BodyLimits.Enforce(request.Http, limit(collection));
        CollectionKinds.Require(route.Kind, collection);
        return collection;
    }
}
