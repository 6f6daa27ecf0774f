using Holdall.Auth;
using Holdall.Collections;

namespace Holdall.Plugins.Auth.OAuth2.Providers;

/// <summary>Providers whose <c>id_token</c> is read.</summary>
internal static class OpenIdProviders
{
    public static readonly IReadOnlyList<ProviderRow> All =
    [
        new()
        {
            Name = "apple", DisplayName = "Apple", Order = 1,
            Defaults = new()
            {
                AuthURL = "https://appleid.apple.com/auth/authorize",
                TokenURL = "https://appleid.apple.com/auth/token",
                Scopes = ["name", "email"],
            },
            // With these scopes Apple sends people back with a form only.
            AuthParameter = ("response_mode", "form_post"),
            ReadDocument = static (request, aborted) => request.IdTokens.ReadAppleAsync(request.SignIn, request.Token, aborted),
            User = new() { Id = "sub", Name = "name", Email = "email" },
            Complete = KeepVerifiedEmail,
        },
        new()
        {
            Name = "microsoft", DisplayName = "Microsoft", Order = 3,
            Defaults = new()
            {
                AuthURL = "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
                TokenURL = "https://login.microsoftonline.com/common/oauth2/v2.0/token",
                UserInfoURL = "https://graph.microsoft.com/v1.0/me",
                Scopes = ["User.Read"],
            },
            // An id_token is sent to those who ask for it.
            FurtherScope = static options => MicrosoftEmail.SourceOf(options).Length > 0 ? "openid" : "",
            User = new() { Name = "displayName", Email = "mail" },
            CompleteAsync = static (request, _, user, _) => Task.FromResult(user with { Email = MicrosoftEmail.Find(request, user.Email) }),
        },
        OpenId("oidc"),
        OpenId("oidc2"),
        OpenId("oidc3"),
    ];

    private static ProviderRow OpenId(string name) => new()
    {
        Name = name,
        DisplayName = "OIDC",
        Order = 99,
        Defaults = new() { Scopes = ["openid", "email", "profile"] },
        ReadDocument = static (request, aborted) => request.UserInfoURL.Length > 0
            ? request.SignIn.Http.GetUserInfoAsync(request.SignIn, request.Token, aborted)
            : request.IdTokens.ReadOpenIdAsync(request.SignIn, request.Token, aborted),
        User = new() { Id = "sub", Name = "name", Username = "preferred_username", Email = "email", Avatar = "picture" },
        Complete = KeepVerifiedEmail,
    };

    /// <summary>Providers write the flag in many ways.</summary>
    private static OAuth2User KeepVerifiedEmail(UserDocument document, OAuth2User user) => document.IsTruthy("email_verified") ? user : user with { Email = "" };
}
