using Holdall.Http;

namespace Holdall.Host.Pipeline;

/// <summary>Refuses callers that the endpoint's <see cref="AccessPolicy"/> does not let in, and limited ones where it does not speak of them.</summary>
internal sealed class AccessPolicies(RequestDelegate next)
{
    private const string NotAllowed = "The authorized record is not allowed to perform this action.";

    private const string OutOfScope = "The scope of the API key covers records only. This action needs a key with the scope \"*\".";

    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata is not { } endpoint) return next(http);
        var request = RequestContext.Of(http);
        if (endpoint.GetMetadata<AccessPolicy>() is { } policy) Check(policy.Access, request);
        if (request.Auth.Scope is { } scope && endpoint.GetMetadata<ScopedCallersPolicy>() is null) throw ApiException.Forbidden(scope.Refusal ?? OutOfScope);
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
        if (access == Access.Superuser && !caller.IsSuperuser) throw ApiException.Forbidden(NotAllowed);
        // The collection that it names is that of the caller, not that of the route.
        if (access == Access.SameCollection && caller.Collection?.Id != request.Collection.Id)
            throw ApiException.Forbidden($"The request requires auth record from {caller.Collection?.Name} collection.");
    }
}
