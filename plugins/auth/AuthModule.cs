using Holdall.Auth;
using Holdall.Plugins.Auth.Accounts;
using Holdall.Plugins.Auth.ApiKeys;
using Holdall.Plugins.Auth.OAuth2;
using Holdall.Plugins.Auth.OneTimePasswords;
using Holdall.Plugins.Auth.Passkeys;
using Holdall.Plugins.Auth.Sessions;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Plugins.Auth.Totp;

namespace Holdall.Plugins.Auth;

/// <summary>The routes of authentication.</summary>
internal sealed class AuthModule(IServiceProvider services) : ICarterModule
{
    private const string Prefix = "/api/collections/{collection}";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        AddSignIn(app);
        AddExtras(app);
        AddAccounts(app);
        AddOAuth2(app);
    }

    private void AddSignIn(IEndpointRouteBuilder app)
    {
        var methods = services.GetRequiredService<ListAuthMethods>();
        app.MapGet(Prefix + "/auth-methods", http => methods.RunAsync(RequestContext.Of(http)))
            .ForCollection(CollectionKind.Auth, "listAuthMethods").AcceptScoped();
        Map<AuthWithPassword>(app, "auth-with-password", static (action, request) => action.RunAsync(request))
            .ForCollection(CollectionKind.Auth, "authWithPassword", "auth");
        Map<AuthWithOAuth2>(app, "auth-with-oauth2", static (action, request) => action.RunAsync(request))
            .ForCollection(CollectionKind.Auth, "authWithOAuth2", "auth");
        Map<RequestOtp>(app, "request-otp", static (action, request) => action.RunAsync(request)).ForCollection(CollectionKind.Auth, "requestOTP");
        Map<AuthWithOtp>(app, "auth-with-otp", static (action, request) => action.RunAsync(request))
            .ForCollection(CollectionKind.Auth, "authWithOTP", "auth");
        // Of any kind: the guard comes before the check of the kind, and whoever it lets in is of an auth collection.
        MapSignedIn<RefreshAuth>(app, "auth-refresh", static (action, request) => action.RunAsync(request))
            .ForCollection(CollectionKind.Any, "authRefresh").RequireSameCollection().AcceptScoped();
        MapSignedIn<Impersonate>(app, "impersonate/{id}", static (action, request) => action.RunAsync(request))
            .ForCollection(Impersonate.Route).RequireSuperuser();
    }

    /// <summary>What collections have to switch on.</summary>
    private void AddExtras(IEndpointRouteBuilder app)
    {
        Map<AuthWithTotp>(app, "auth-with-totp", static (action, request) => action.RunAsync(request))
            .ForCollection(CollectionKind.Auth, "authWithTOTP", "auth");
        MapSignedIn<EnrolTotp>(app, "totp", static (action, request) => action.RunAsync(request))
            .ForCollection(CollectionKind.Any, "enrolTOTP").RequireSameCollection().AcceptScoped();
        MapSignedIn<ConfirmTotp>(app, "totp/confirm", static (action, request) => action.RunAsync(request))
            .ForCollection(CollectionKind.Any, "confirmTOTP").RequireSameCollection().AcceptScoped();
        MapSignedIn<RemoveTotp>(app, "totp/remove", static (action, request) => action.RunAsync(request))
            .ForCollection(CollectionKind.Any, "removeTOTP").RequireSameCollection();
        MapSignedIn<EndOtherSessions>(app, "sessions/end-others", static (action, request) => action.RunAsync(request))
            .ForCollection(CollectionKind.Any, "endSessions").RequireSameCollection();
        MapSignedIn<CreateApiKey>(app, "api-keys", static (action, request) => action.RunAsync(request))
            .ForCollection(CollectionKind.Any, "createApiKey").RequireSameCollection();
        Map<AuthWithPasskey>(app, "auth-with-passkey/begin", static (action, request) => action.BeginAsync(request))
            .ForCollection(CollectionKind.Auth, "beginAuthWithPasskey", "auth");
        Map<AuthWithPasskey>(app, "auth-with-passkey", static (action, request) => action.FinishAsync(request))
            .ForCollection(CollectionKind.Auth, "authWithPasskey", "auth");
        MapSignedIn<RegisterPasskey>(app, "passkeys/begin", static (action, request) => action.BeginAsync(request))
            .ForCollection(CollectionKind.Any, "registerPasskey").RequireSameCollection();
        MapSignedIn<RegisterPasskey>(app, "passkeys", static (action, request) => action.FinishAsync(request))
            .ForCollection(CollectionKind.Any, "registerPasskey").RequireSameCollection();
    }

    private void AddAccounts(IEndpointRouteBuilder app)
    {
        Map<RequestVerification>(app, "request-verification", static (action, request) => action.RunAsync(request))
            .ForCollection(CollectionKind.Auth, "requestVerification");
        Map<ConfirmVerification>(app, "confirm-verification", static (action, request) => action.RunAsync(request))
            .ForCollection(CollectionKind.Auth, "confirmVerification");
        Map<RequestPasswordReset>(app, "request-password-reset", static (action, request) => action.RunAsync(request))
            .ForCollection(CollectionKind.Auth, "requestPasswordReset");
        Map<ConfirmPasswordReset>(app, "confirm-password-reset", static (action, request) => action.RunAsync(request))
            .ForCollection(CollectionKind.Auth, "confirmPasswordReset");
        MapSignedIn<RequestEmailChange>(app, "request-email-change", static (action, request) => action.RunAsync(request))
            .ForCollection(CollectionKind.Any, "requestEmailChange").RequireSameCollection();
        Map<ConfirmEmailChange>(app, "confirm-email-change", static (action, request) => action.RunAsync(request))
            .ForCollection(CollectionKind.Auth, "confirmEmailChange");
    }

    private void AddOAuth2(IEndpointRouteBuilder app)
    {
        var redirect = services.GetRequiredService<RedirectOAuth2>();
        // Nothing of it is logged: its address holds secrets.
        app.MapMethods("/api/oauth2-redirect", [HttpMethods.Get, HttpMethods.Post], http => redirect.RunAsync(RequestContext.Of(http))).LogFailuresOnly();
        var apple = services.GetRequiredService<AppleClientSecret>();
        app.MapPost("/api/settings/apple/generate-client-secret", http => apple.RunAsync(RequestContext.Of(http))).RequireSuperuser();
    }

    /// <summary>
    /// For whoever has yet to sign in: a token that is good for less is worth nothing here, and neither is a key. Bad <c>fields</c> are refused
    /// before anything is changed.
    /// </summary>
    private IEndpointConventionBuilder Map<TAction>(IEndpointRouteBuilder app, string path, Func<TAction, RequestContext, Task> run)
        where TAction : class
    {
        var action = services.GetRequiredService<TAction>();
        return app.MapPost($"{Prefix}/{path}", http =>
        {
            var request = RequestContext.Of(http);
            if (request.Auth.Scope is not null || ApiKeyStore.IsUsedBy(request.Auth)) request.Auth = AuthState.Guest;
            return run(action, request);
        }).ReadFieldsFirst().AcceptScoped();
    }

    /// <summary>For whoever is signed in, but not with a key.</summary>
    private IEndpointConventionBuilder MapSignedIn<TAction>(IEndpointRouteBuilder app, string path, Func<TAction, RequestContext, Task> run)
        where TAction : class
    {
        var action = services.GetRequiredService<TAction>();
        return app.MapPost($"{Prefix}/{path}", http =>
        {
            var request = RequestContext.Of(http);
            ApiKeyHooks.Refuse(request);
            return run(action, request);
        }).ReadFieldsFirst();
    }
}
