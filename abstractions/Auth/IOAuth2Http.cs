using System.Text.Json;

namespace Holdall.Auth;

/// <summary>
/// Requests to providers of sign-ins. Answers have at most 1 MiB. Providers are named by superusers, so they may be anywhere, also on this machine.
/// </summary>
public interface IOAuth2Http
{
    /// <summary>
    /// Exchanges the code of a sign-in for a token at <c>Options.TokenURL</c>. The client is named in the header first, as HTTP Basic, and when that fails in
    /// any way, in the body.
    /// </summary>
    /// <exception cref="OAuth2Exception">The provider refuses it, can't be reached, or gives no token.</exception>
    Task<OAuth2Token> ExchangeAsync(OAuth2SignIn signIn, CancellationToken aborted);

    /// <summary>The JSON object that <c>Options.UserInfoURL</c> answers to the token; an empty one for <c>null</c>.</summary>
    /// <exception cref="OAuth2Exception">The provider can't be reached, answers with an error, or with no JSON object.</exception>
    Task<JsonElement> GetUserInfoAsync(OAuth2SignIn signIn, OAuth2Token token, CancellationToken aborted);

    /// <summary>Sends any request.</summary>
    /// <param name="request">The request; <see cref="OAuth2Token.Authorize"/> gives it a token. It is disposed of.</param>
    /// <param name="aborted">Gives up.</param>
    /// <returns>The answer, whatever its status.</returns>
    /// <exception cref="OAuth2Exception">The provider can't be reached, or its answer is too long.</exception>
    Task<OAuth2Answer> SendAsync(HttpRequestMessage request, CancellationToken aborted);
}
