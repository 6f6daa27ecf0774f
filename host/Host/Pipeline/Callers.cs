using Holdall.Auth;
using Holdall.Http;

namespace Holdall.Host.Pipeline;

/// <summary>Finds out who asks. Without an authenticator everybody is a guest.</summary>
internal sealed class Callers(RequestDelegate next, IRequestAuthenticator? authenticator)
{
    public Task InvokeAsync(HttpContext http)
    {
        // A middleware before may have found them in its own way.
        if (authenticator is null || !RequestContext.Of(http).Auth.IsGuest) return next(http);
        var caller = authenticator.AuthenticateAsync(http);
        if (!caller.IsCompletedSuccessfully) return WaitAsync(http, caller);
#pragma warning disable RS0030 // It is complete: nothing is waited for, and no state machine is made for each request.
        RequestContext.Of(http).Auth = caller.Result;
#pragma warning restore RS0030
        return next(http);
    }

    private async Task WaitAsync(HttpContext http, ValueTask<AuthState> caller)
    {
        RequestContext.Of(http).Auth = await caller;
        await next(http);
    }
}
