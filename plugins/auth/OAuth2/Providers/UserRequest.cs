using Holdall.Auth;
using Holdall.Plugins.Auth.OAuth2.IdTokens;

namespace Holdall.Plugins.Auth.OAuth2.Providers;

/// <summary>What a provider is asked about a user with.</summary>
internal sealed record UserRequest(OAuth2SignIn SignIn, OAuth2Token Token, IdTokenReader IdTokens)
{
    /// <summary>The address for facts about the user.</summary>
    public string UserInfoURL => SignIn.Options.UserInfoURL;

    /// <summary>What an address answers to the token.</summary>
    public Task<OAuth2Answer> GetAsync(string url, CancellationToken aborted)
    {
        var request = OAuth2Http.Request(HttpMethod.Get, url);
        Token.Authorize(request);
        return SignIn.Http.SendAsync(request, aborted);
    }
}
