using Holdall.Auth;
using Holdall.Plugins.Auth.ApiKeys;
using Holdall.Plugins.Auth.Tokens;

namespace Holdall.Plugins.Auth;

/// <summary>Finds out who asks from the token, or the key, of a request.</summary>
internal sealed class RequestAuthenticator(RecordTokens tokens, ApiKeyStore keys) : IRequestAuthenticator
{
    private static readonly AccessScope EnrolOnly = new(AccessRights.None) { Refusal = "An authenticator app has to be enrolled first." };

    public ValueTask<AuthState> AuthenticateAsync(HttpContext http) => ValueTask.FromResult(Authenticate(http));

    private AuthState Authenticate(HttpContext http)
    {
        var token = BearerToken.Read(http.Request.Headers.Authorization);
        if (token.Length == 0) return AuthState.Guest;
        if (ApiKeyStore.IsKey(token)) return keys.Authenticate(token);
        if (tokens.Find(token, TokenTypes.Auth) is not { } found) return AuthState.Guest;
        return new AuthState(found.Record)
        {
            Credential = found.Session,
            Scope = found.MustEnrol ? EnrolOnly : null,
            Expires = found.Claims.EndsAt,
        };
    }
}
