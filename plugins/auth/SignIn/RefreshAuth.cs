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
            return response.SendAsync(request, record, "", TermsLike(request));
        });
    }

    /// <summary>The new token is like that of the request. One that can't be exchanged is kept.</summary>
    private TokenTerms TermsLike(RequestContext request)
    {
        var token = BearerToken.Read(request.Http.Request.Headers.Authorization);
        if (tokens.Find(token, TokenTypes.Auth) is not { } found) return TokenTerms.Default;
        return new TokenTerms
        {
            Kept = found.Claims.Refreshable ? null : token,
            Session = found.Session,
            IsProven = found.Claims.IsProven,
            // Whoever has enrolled meanwhile need not be the one who comes with it.
            MustEnrol = found.MustEnrol,
        };
    }
}
