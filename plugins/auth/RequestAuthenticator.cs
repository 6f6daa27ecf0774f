using Holdall.Auth;
using Holdall.Plugins.Auth.Tokens;

namespace Holdall.Plugins.Auth;

/// <summary>Finds out who asks from the token of a request.</summary>
internal sealed class RequestAuthenticator(RecordTokens tokens) : IRequestAuthenticator
{
    public ValueTask<AuthState> AuthenticateAsync(HttpContext http) => ValueTask.FromResult(Authenticate(http));

    private AuthState Authenticate(HttpContext http)
    {
        var token = BearerToken.Read(http.Request.Headers.Authorization);
        if (token.Length == 0) return AuthState.Guest;
        return tokens.FindRecord(token, TokenTypes.Auth) is { } record ? new AuthState(record) : AuthState.Guest;
    }
}
