using System.Text;
using Holdall.Plugins.JsHooks.Errors;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>The HTTP request in scripts.</summary>
internal sealed class ScriptHttpRequest(RequestContext request)
{
    public static readonly HostType<ScriptHttpRequest> Table = new HostType<ScriptHttpRequest>("Request")
        .With(AddFacts)
        .With(AddValues)
        .With(RequestForms.AddTo);

    private Dictionary<string, string>? _pathValues;

    public RequestContext Context => request;

    public HttpRequest Http => request.Http.Request;

    private static void AddFacts(HostType<ScriptHttpRequest> table) => table
        .Property("method", r => r.Http.Method, (r, a) => r.Http.Method = a.Text(0))
        .Property("url", r => new ScriptUrl(r.Http))
        .Property("header", r => new ScriptHeaders(r.Http.Headers))
        .Property("host", r => r.Http.Host.Value ?? "", (r, a) => r.Http.Host = new HostString(a.Text(0)))
        .Property("proto", r => r.Http.Protocol)
        .Property("requestURI", r => r.Http.PathBase + r.Http.Path + r.Http.QueryString.Value)
        .Property("remoteAddr", r => RemoteAddress(r.Http))
        .Property("contentLength", r => r.Http.ContentLength ?? -1)
        .Property("body", r => r.Http.Body, (r, a) => r.Http.Body = a.Host<Stream>(0) ?? new MemoryStream(a.Bytes(0)))
        .Property("pattern", r => (r.Context.Http.GetEndpoint() as Microsoft.AspNetCore.Routing.RouteEndpoint)?.RoutePattern.RawText ?? "")
        .Method("context", _ => new Events.ScriptContext())
        .Method("userAgent", r => r.Http.Headers.UserAgent.ToString())
        .Method("referer", r => r.Http.Headers.Referer.ToString());

    private static void AddValues(HostType<ScriptHttpRequest> table) => table
        .Method("pathValue", (r, a) => r.PathValue(a.Text(0)))
        .Action("setPathValue", (r, a) => (r._pathValues ??= [])[a.Text(0)] = a.Text(1))
        .Method("cookie", (r, a) => ScriptCookie.Find(r.Http, a.Text(0)))
        .Method("cookies", r => ScriptCookie.All(r.Http))
        .Method("basicAuth", r => r.BasicAuth());

    private string PathValue(string name) =>
        _pathValues?.GetValueOrDefault(name) ?? Http.RouteValues.GetValueOrDefault(name) as string ?? "";

    private List<object?> BasicAuth()
    {
        const string scheme = "Basic ";
        var header = Http.Headers.Authorization.ToString();
        if (!header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return ["", "", false];
        var buffer = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[scheme.Length..].Trim(), buffer, out var length)) return ["", "", false];
        var text = Encoding.UTF8.GetString(buffer, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ["", "", false] : [text[..colon], text[(colon + 1)..], true];
    }

    private static string RemoteAddress(HttpRequest http)
    {
        var connection = http.HttpContext.Connection;
        return connection.RemoteIpAddress is { } ip ? new System.Net.IPEndPoint(ip, connection.RemotePort).ToString() : "";
    }
}
