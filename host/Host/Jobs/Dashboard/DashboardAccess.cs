using Holdall.Auth;
using Holdall.Http;
using Holdall.Settings;

namespace Holdall.Host.Jobs.Dashboard;

/// <summary>Signs superusers in to Hangfire's dashboard, and out, and tells for each request whether somebody is still signed in.</summary>
internal sealed class DashboardAccess(DashboardSessions sessions, ISettings settings, IRequestAuthenticator? authenticator = null)
{
    /// <summary><c>POST /_/jobs/sign-in</c>, with the token of a superuser, whom the pipeline has let in.</summary>
    public Task SignInAsync(RequestContext request)
    {
        ThrowIfForeign(request);
        DashboardCookie.Set(request.Http, sessions.Begin(request.Http.Request.Headers.Authorization.ToString()));
        return request.NoContentAsync();
    }

    /// <summary><c>POST /_/jobs/sign-out</c>.</summary>
    public Task SignOutAsync(RequestContext request)
    {
        ThrowIfForeign(request);
        if (DashboardCookie.Of(request.Http.Request) is { } name) sessions.End(name);
        DashboardCookie.Remove(request.Http);
        return request.NoContentAsync();
    }

    /// <summary>
    /// Whether a superuser is signed in whose token still holds, and who calls from an address that superusers may call from. A header of the request counts
    /// for nothing: a page has none.
    /// </summary>
    /// <exception cref="ApiException">403, the request comes from a page of another origin, or from an address that superusers may not call from.</exception>
    public async Task<bool> IsSignedInAsync(RequestContext request)
    {
        ThrowIfForeign(request);
        var http = request.Http;
        if (authenticator is null || DashboardCookie.Of(http.Request) is not { } name || sessions.FindToken(name) is not { } token) return false;
        http.Request.Headers.Authorization = token;
        var caller = await authenticator.AuthenticateAsync(http);
        if (!caller.IsSuperuser || caller.Scope is not null)
        {
            sessions.End(name);
            return false;
        }

        if (!settings.Current.AllowsSuperuserFrom(request.ClientAddress)) throw ApiException.Forbidden();
        request.Auth = caller;
        return true;
    }

    private static void ThrowIfForeign(RequestContext request)
    {
        if (!DashboardOrigin.IsOwn(request.Http.Request)) throw ApiException.Forbidden("The request comes from a page of another origin.");
    }
}
