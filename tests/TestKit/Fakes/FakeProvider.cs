using Holdall.Auth;

namespace Holdall.TestKit.Fakes;

/// <summary>A provider of sign-ins that can be named.</summary>
public sealed record FakeProvider(string Name, int Order = 0) : IOAuth2Provider
{
    /// <inheritdoc/>
    public string DisplayName => Name;

    /// <inheritdoc/>
    public string Logo => "<svg/>";

    /// <inheritdoc/>
    public OAuth2Defaults Defaults => new();

    /// <inheritdoc/>
    public Task<OAuth2User> FetchUserAsync(OAuth2SignIn signIn, OAuth2Token token, CancellationToken aborted) => Task.FromResult(new OAuth2User());
}
