namespace Holdall.Host.Jobs.Dashboard;

/// <summary>
/// Whether a request comes from a page of this server. The cookie alone does not tell: to browsers another port of the same host is the same site.
/// </summary>
internal static class DashboardOrigin
{
    public static bool IsOwn(HttpRequest request)
    {
        // What browsers say that know of it, and no page can change.
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site && site is not ("same-origin" or "none")) return false;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return true;
        // The scheme is left aside: behind a proxy the browser's is another one.
        return Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
            && HostString.FromUriComponent(origin) is var own
            && string.Equals(own.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
            && PortOf(own, origin) == PortOf(request.Host, origin);
    }

    /// <summary>Browsers leave out the usual port of the scheme in both.</summary>
    private static int PortOf(HostString host, Uri origin) => host.Port ?? (origin.Scheme == Uri.UriSchemeHttps ? 443 : 80);
}
