using Holdall.Collections;
using Holdall.Engine.RateLimits;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Host.Pipeline;

/// <summary>
/// Refuses requests that are too many (spec 07, section 3.8). It knows the caller, and stands before what else refuses, so that refused requests
/// count as well.
/// </summary>
internal sealed class RateLimits(RequestDelegate next, RateLimiter limiter, ICollections collections)
{
    public Task InvokeAsync(HttpContext http)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<CollectionActionPolicy>() is { } policy) limiter.Count(RequestContext.Of(http), CollectionOf(http, policy), policy.Actions);
        else if (limiter.IsEnabled && endpoint?.Metadata.GetMetadata<CountedByHandler>() is null) limiter.Count(RequestContext.Of(http), null, []);
        return next(http);
    }

    /// <summary>The collection of the route, which must exist whether there are limits or not.</summary>
    private Collection CollectionOf(HttpContext http, CollectionActionPolicy policy)
    {
        var collection = http.Request.RouteValues["collection"] is string name ? collections.Find(name) : null;
        if (collection is null) throw ApiException.NotFound("Missing or invalid collection context.");
        // A guard for records of the collection is asked first: nobody is of one without accounts.
        var isGuarded = http.GetEndpoint()!.Metadata.GetMetadata<AccessPolicy>() is { Access: Access.SameCollection };
        return policy.AuthOnly && !isGuarded && !collection.IsAuth ? throw ApiException.NotFound("Missing or invalid auth collection context.") : collection;
    }
}
