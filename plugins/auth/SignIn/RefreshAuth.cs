using Holdall.Auth;
using Holdall.Plugins.Auth.Tokens;

namespace Holdall.Plugins.Auth.SignIn;

/// <summary><c>POST …/auth-refresh</c>.</summary>
internal sealed class RefreshAuth(RecordTokens tokens, IHooks hooks, AuthResponse response)
{
    public async Task RunAsync(RequestContext request)
    {
        var collection = request.Collection;
        await request.ReadFixedAsync();
        var e = new AuthRefreshRequestEvent { Request = request, Aborted = request.Aborted, AuthCollection = collection, Record = request.Auth.Record };
        await hooks.RecordAuthRefreshRequest.RunAsync(e, () =>
        {
            var record = e.Record ?? throw ApiException.Unauthorized();
            return response.SendAsync(request, record, "", new TokenTerms { Kept = TokenToKeep(request), Session = request.Auth.Credential });
        });
    }

    /// <summary>The token of the request, when it can't be exchanged for a new one.</summary>
    private string? TokenToKeep(RequestContext request)
    {
        var token = BearerToken.Read(request.Http.Request.Headers.Authorization);
        return tokens.Find(token, TokenTypes.Auth) is { Claims.Refreshable: false } ? token : null;
    }
}
