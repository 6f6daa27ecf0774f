using Holdall.Collections;

namespace Holdall.Plugins.Auth;

/// <summary>Finds the auth collection that a route names.</summary>
internal sealed class AuthCollections(ICollections collections)
{
    public const string MissingMessage = "Missing or invalid auth collection context.";

    /// <summary>The auth collection of the route, or 404.</summary>
    public Collection Of(RequestContext request) =>
        collections.Find((string)request.Http.Request.RouteValues["collection"]!) is { IsAuth: true } collection
            ? collection
            : throw ApiException.NotFound(MissingMessage);
}
