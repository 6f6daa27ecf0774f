namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>Who may call a route.</summary>
internal static class AccessMiddlewares
{
    public static MiddlewareRegistration GuestOnly() => Check("pbRequireGuestOnly", request =>
    {
        if (!request.Auth.IsGuest) throw ApiException.BadRequest("The request can be accessed only by guests.");
    });

    public static MiddlewareRegistration Auth(string[] collections) => Check("pbRequireAuth", request => RequireAuth(request, collections));

    public static MiddlewareRegistration Superuser() => Check("pbRequireSuperuserAuth", request => RequireAuth(request, ["_superusers"]));

    public static MiddlewareRegistration SuperuserOrOwner(string parameter) => Check("pbRequireSuperuserOrOwnerAuth", request =>
    {
        if (request.Auth.IsGuest) throw ApiException.Unauthorized("The request requires superuser or record authorization token.");
        if (request.Auth.IsSuperuser) return;
        var id = request.Http.Request.RouteValues.GetValueOrDefault(parameter.Length == 0 ? "id" : parameter) as string;
        if (request.Auth.Id != id) throw NotAllowed();
    });

    private static void RequireAuth(RequestContext request, string[] collections)
    {
        if (request.Auth.IsGuest) throw ApiException.Unauthorized("The request requires valid record authorization token.");
        if (collections.Length > 0 && !collections.Contains(request.Auth.Collection!.Name)) throw NotAllowed();
    }

    private static ApiException NotAllowed() => ApiException.Forbidden("The authorized record is not allowed to perform this action.");

    private static MiddlewareRegistration Check(string id, Action<RequestContext> check) => new(
        new HostMiddleware((request, next) =>
        {
            check(request);
            return next();
        }),
        0, id);
}
