namespace Holdall.Host.Jobs.Dashboard;

/// <summary>The cookie of Hangfire's dashboard: no script reads it, no other site's page has it sent, and it goes to the paths of the dashboard only.</summary>
internal static class DashboardCookie
{
    private const string Name = "holdall_jobs";

    public static string? Of(HttpRequest request) => request.Cookies[Name];

    public static void Set(HttpContext http, string value) => http.Response.Cookies.Append(Name, value, Options(http, DashboardSessions.Lifetime));

    public static void Remove(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http, null));

    private static CookieOptions Options(HttpContext http, TimeSpan? lifetime) => new()
    {
        Path = http.Request.PathBase + JobsDashboardModule.Root,
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        // A proxy in front may be the only one to speak TLS; the browser's own word tells.
        Secure = http.Request.IsHttps || http.Request.Headers.Origin.ToString().StartsWith("https:", StringComparison.OrdinalIgnoreCase),
        MaxAge = lifetime,
        IsEssential = true,
    };
}
