using System.Text.Json;
using Holdall.Auth;

namespace Holdall.Plugins.Auth.OAuth2.IdTokens;

/// <summary>Reads the <c>id_token</c> that came with an access token.</summary>
internal sealed class IdTokenReader(IdTokenChecks checks)
{
    private const string AppleIssuer = "https://appleid.apple.com";
    private const string AppleKeys = "https://appleid.apple.com/auth/keys";

    /// <summary>The claims that count now, whoever has made them: to be used only where they came from the provider itself.</summary>
    /// <exception cref="OAuth2Exception">There is none, or it does not count now.</exception>
    public UserDocument ReadUnverified(OAuth2Token token) => Parse(token).Claims;

    /// <summary>The claims, checked as far as the options say how.</summary>
    /// <exception cref="OAuth2Exception">There is none, or it does not count.</exception>
    public async Task<JsonElement> ReadOpenIdAsync(OAuth2SignIn signIn, OAuth2Token token, CancellationToken aborted)
    {
        var idToken = Parse(token);
        IdTokenChecks.CheckAudience(idToken, signIn.Options.ClientId);
        if (ExtraOptions.GetTexts(signIn.Options, "issuers") is { Count: > 0 } issuers) IdTokenChecks.CheckIssuer(idToken, issuers);
        if (ExtraOptions.GetText(signIn.Options, "jwksURL") is { Length: > 0 } keys) await CheckSignatureAsync(idToken, signIn.Http, keys, aborted);
        return idToken.Claims.Root;
    }

    /// <summary>The claims of a token that Apple has signed.</summary>
    /// <exception cref="OAuth2Exception">There is none, or it does not count.</exception>
    public async Task<JsonElement> ReadAppleAsync(OAuth2SignIn signIn, OAuth2Token token, CancellationToken aborted)
    {
        var idToken = Parse(token);
        if (idToken.Claims.Find("exp") is null) throw new OAuth2Exception("The id_token does not say when it expires.");
        IdTokenChecks.CheckAudience(idToken, signIn.Options.ClientId);
        IdTokenChecks.CheckIssuer(idToken, AppleIssuer);
        await CheckSignatureAsync(idToken, signIn.Http, AppleKeys, aborted);
        return idToken.Claims.Root;
    }

    private IdToken Parse(OAuth2Token token)
    {
        var text = token.GetText("id_token");
        if (text.Length == 0) throw new OAuth2Exception("The provider has sent no id_token.");
        var idToken = IdToken.Parse(text);
        checks.CheckTimes(idToken);
        return idToken;
    }

    private async Task CheckSignatureAsync(IdToken token, IOAuth2Http http, string url, CancellationToken aborted)
    {
        var id = token.Header.GetText("kid");
        if (id.Length == 0) throw new OAuth2Exception("The id_token does not name its key.");
        var answer = await http.SendAsync(OAuth2Http.Request(HttpMethod.Get, url), aborted);
        PublicKey.Find(new UserDocument(OAuth2Json.ObjectOf(answer.ReadJson())), id).Check(token);
        checks.CheckTimesExactly(token);
    }
}
