using System.Globalization;
using System.Text;
using Holdall.Host.Requests;

namespace Holdall.Host.Pipeline;

/// <summary>Redirects paths with <c>//</c>, <c>/./</c> or <c>/../</c> to their clean form, before anything else sees the request.</summary>
internal sealed class CleanPaths(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var path = RawTarget.PathOf(http);
        return IsClean(path) ? next(http) : RedirectAsync(http, Clean(path));
    }

    /// <summary>Answers 307 to a path of this server; the query is kept.</summary>
    public static Task RedirectAsync(HttpContext http, string path)
    {
        var location = Escape(path + http.Request.QueryString.Value);
        http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        http.Response.Headers.Location = location;
        if (http.Request.Method is not ("GET" or "HEAD")) return Task.CompletedTask;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync($"<a href=\"{EscapeMarkup(location)}\">Temporary Redirect</a>.\n\n");
    }

    private static bool IsClean(string path)
    {
        if (path.Contains("//", StringComparison.Ordinal)) return false;
        for (var at = path.IndexOf("/.", StringComparison.Ordinal); at >= 0; at = path.IndexOf("/.", at + 1, StringComparison.Ordinal))
        {
            var segment = path.AsSpan(at + 1);
            var end = segment.IndexOf('/');
            if ((end < 0 ? segment : segment[..end]) is "." or "..") return false;
        }

        return true;
    }

    private static string Clean(string path)
    {
        var kept = new List<string>();
        foreach (var segment in path.Split('/'))
        {
            if (segment is "" or ".") continue;
            if (segment != "..") kept.Add(segment);
            else if (kept.Count > 0) kept.RemoveAt(kept.Count - 1);
        }

        var clean = "/" + string.Join('/', kept);
        return path[^1] == '/' && clean.Length > 1 ? clean + "/" : clean;
    }

    /// <summary>Browsers read a backslash as a slash, which would lead to another server, and leave out control characters, which no header may hold.</summary>
    private static string Escape(string location)
    {
        if (!location.AsSpan().Contains('\\') && !location.AsSpan().ContainsAnyExceptInRange('!', '~')) return location;
        var escaped = new StringBuilder(location.Length + 16);
        foreach (var octet in Encoding.UTF8.GetBytes(location))
        {
            if (octet is > (byte)' ' and <= (byte)'~' and not (byte)'\\') escaped.Append((char)octet);
            else escaped.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
        }

        return escaped.ToString();
    }

    private static string EscapeMarkup(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&#34;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);
}
