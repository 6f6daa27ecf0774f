using Holdall.Plugins.Auth.SignIn;

namespace Holdall.Plugins.Auth;

/// <summary>The routes of authentication.</summary>
internal sealed class AuthModule(AuthWithPassword password, RefreshAuth refresh, Impersonate impersonate, ListAuthMethods methods) : ICarterModule
{
    private const string Prefix = "/api/collections/{collection}";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet(Prefix + "/auth-methods", http => methods.RunAsync(RequestContext.Of(http))).CollectionAction(authOnly: true, "listAuthMethods");
        app.MapPost(Prefix + "/auth-with-password", http => password.RunAsync(RequestContext.Of(http))).ReadFieldsFirst().CollectionAction(authOnly: true, "authWithPassword", "auth");
        app.MapPost(Prefix + "/auth-refresh", http => refresh.RunAsync(RequestContext.Of(http))).CollectionAction(authOnly: true, "authRefresh").RequireSameCollection();
        // Without a collection action: whether the collection exists is nobody's business before the caller is known as a superuser.
        app.MapPost(Prefix + "/impersonate/{id}", http => impersonate.RunAsync(RequestContext.Of(http))).RequireSuperuser();
    }
}
