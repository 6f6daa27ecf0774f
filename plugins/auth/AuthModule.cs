using Holdall.Plugins.Auth.SignIn;

namespace Holdall.Plugins.Auth;

/// <summary>The routes of authentication.</summary>
internal sealed class AuthModule(AuthWithPassword password, RefreshAuth refresh, Impersonate impersonate) : ICarterModule
{
    private const string Prefix = "/api/collections/{collection}";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet(Prefix + "/auth-methods", http => ListAuthMethods.RunAsync(RequestContext.Of(http)))
            .ForCollection(CollectionKind.Auth, "listAuthMethods");
        app.MapPost(Prefix + "/auth-with-password", http => password.RunAsync(RequestContext.Of(http)))
            .ForCollection(CollectionKind.Auth, "authWithPassword", "auth").ReadFieldsFirst();
        // Of any kind: the guard comes before the check of the kind, and whoever it lets in is of an auth collection.
        app.MapPost(Prefix + "/auth-refresh", http => refresh.RunAsync(RequestContext.Of(http)))
            .ForCollection(CollectionKind.Any, "authRefresh").RequireSameCollection();
        app.MapPost(Prefix + "/impersonate/{id}", http => impersonate.RunAsync(RequestContext.Of(http)))
            .ForCollection(Impersonate.Route).RequireSuperuser();
    }
}
