using Holdall.Auth;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Host.Pipeline;

/// <summary>Finds out who asks. Without an authenticator everybody is a guest.</summary>
internal sealed class Callers(RequestDelegate next, IRequestAuthenticator? authenticator)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (authenticator is not null) RequestContext.Of(http).Auth = authenticator.Authenticate(http);
        return next(http);
    }
}
