namespace Holdall.Plugins.Auth.OAuth2.Providers;

/// <summary>The providers that the product knows.</summary>
internal static class BuiltInProviders
{
    public static readonly IReadOnlyList<ProviderRow> All =
        [.. OpenIdProviders.All, .. SocialProviders.All, .. CodeProviders.All, .. WorkProviders.All, .. HobbyProviders.All];
}
