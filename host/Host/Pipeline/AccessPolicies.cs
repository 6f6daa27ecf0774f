using Holdall.Http;

namespace Holdall.Host.Pipeline;

/// <summary>Refuses callers that the endpoint's <see cref="AccessPolicy"/> does not let in.</summary>
internal sealed class AccessPolicies(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var policy = http.GetEndpoint()?.Metadata.GetMetadata<AccessPolicy>();
        if (policy is not null) Check(policy.Access, RequestContext.Of(http));
        return next(http);
    }

    private static void Check(Access access, RequestContext request)
    {
        var caller = request.Auth;
        if (access == Access.Guest)
        {
            if (!caller.IsGuest) throw ApiException.BadRequest();
            return;
        }

        if (caller.IsGuest) throw ApiException.Unauthorized("The request requires valid record authorization token.");
        if (access == Access.Superuser && !caller.IsSuperuser) throw ApiException.Forbidden("The authorized record is not allowed to perform this action.");
        // The collection that it names is that of the caller, not that of the route.
        if (access == Access.SameCollection && caller.Collection?.Id != request.Collection.Id)
            throw ApiException.Forbidden($"The request requires auth record from {caller.Collection?.Name} collection.");
    }
}
