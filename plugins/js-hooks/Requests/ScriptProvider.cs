using Holdall.Auth;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>A provider of sign-ins as a collection has set it up, in the hands of a script.</summary>
internal sealed class ScriptProvider(IOAuth2Provider provider, OAuth2SignIn signIn)
{
    public static readonly HostType<ScriptProvider> Table = new HostType<ScriptProvider>("OAuth2Provider")
        .Method("displayName", p => p.SignIn.Options.DisplayName)
        .Method("logo", p => p.Provider.Logo)
        .Method("order", p => p.Provider.Order)
        .Method("pkce", p => p.SignIn.Options.Pkce is true)
        .Method("scopes", p => p.Provider.Defaults.Scopes.ToList())
        .Method("clientId", p => p.SignIn.Options.ClientId)
        .Method("clientSecret", p => p.SignIn.Options.ClientSecret)
        .Method("redirectURL", p => p.SignIn.RedirectURL)
        .Method("authURL", p => p.SignIn.Options.AuthURL)
        .Method("tokenURL", p => p.SignIn.Options.TokenURL)
        .Method("userInfoURL", p => p.SignIn.Options.UserInfoURL)
        .Method("extra", p => new Dictionary<string, object?>(p.SignIn.Options.Extra))
        .Method("buildAuthURL", (p, a) => p.BuildAuthURL(a.Text(0)));

    private IOAuth2Provider Provider => provider;

    private OAuth2SignIn SignIn => signIn;

    /// <summary>The address ends where the one to come back to belongs.</summary>
    private string BuildAuthURL(string state) =>
        provider.CreateAuthURL(signIn.Options, new OAuth2AuthRequest { State = state }) + Uri.EscapeDataString(signIn.RedirectURL);
}
