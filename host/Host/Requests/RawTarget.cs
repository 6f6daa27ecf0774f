using Microsoft.AspNetCore.Http.Features;

namespace Holdall.Host.Requests;

/// <summary>The request target as it was sent. Kestrel's own path is already decoded and cleaned, which is too early for routing.</summary>
internal static class RawTarget
{
    /// <summary>The escaped path: with its leading slash and without the query.</summary>
    public static string PathOf(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (target.Length == 0 || target[0] != '/') return PathOfAbsolute(target);
        var query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? target : target[..query];
    }

    /// <summary>Path and query as they were sent.</summary>
    public static string PathAndQueryOf(HttpContext http) => PathOf(http) + http.Request.QueryString.Value;

    /// <summary><c>http://host/path</c>, <c>host:port</c> and <c>*</c> are allowed by HTTP as well.</summary>
    private static string PathOfAbsolute(string target)
    {
        var authority = target.IndexOf("://", StringComparison.Ordinal);
        var start = authority < 0 ? -1 : target.IndexOf('/', authority + 3);
        if (start < 0) return "/";
        var query = target.IndexOf('?', start);
        return query < 0 ? target[start..] : target[start..query];
    }
}
