using Holdall.Auth;
using Holdall.Collections;

namespace Holdall.Plugins.Auth.OAuth2;

/// <summary>The providers that this server knows, and what collections say of them.</summary>
internal sealed class OAuth2Catalog(IEnumerable<IOAuth2Provider> providers)
{
    private readonly Dictionary<string, IOAuth2Provider> _byName = providers
        .DistinctBy(static provider => provider.Name, StringComparer.Ordinal)
        .ToDictionary(static provider => provider.Name, StringComparer.Ordinal);

    /// <summary>The provider with this name, or null.</summary>
    public IOAuth2Provider? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The options of a collection, with the provider's defaults where they say nothing.</summary>
    public static OAuth2Provider Complete(OAuth2Provider options, IOAuth2Provider provider) => options with
    {
        DisplayName = Or(Or(options.DisplayName, provider.DisplayName), provider.Name),
        AuthURL = Or(options.AuthURL, provider.Defaults.AuthURL),
        TokenURL = Or(options.TokenURL, provider.Defaults.TokenURL),
        UserInfoURL = Or(options.UserInfoURL, provider.Defaults.UserInfoURL),
        Pkce = options.Pkce ?? provider.Defaults.Pkce,
    };

    private static string Or(string text, string other) => text.Length > 0 ? text : other;
}
