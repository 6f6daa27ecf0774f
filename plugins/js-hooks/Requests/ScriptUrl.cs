using Microsoft.AspNetCore.WebUtilities;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>The address of a request.</summary>
internal sealed class ScriptUrl(HttpRequest http)
{
    public static readonly HostType<ScriptUrl> Table = new HostType<ScriptUrl>("URL")
        .Property("scheme", _ => "")
        .Property("host", _ => "")
        .Property("path", url => url.Path, (url, a) => url.SetPath(a.Text(0)))
        .Property("rawQuery", url => url.RawQuery, (url, a) => url.SetQuery(a.Text(0)))
        .Property("fragment", _ => "")
        .Method("query", url => new ScriptValuesMap(QueryHelpers.ParseQuery(url.RawQuery)))
        .Method("string", url => url.ToString())
        .AsText(url => url.ToString())
        .AsJson(url => url.ToString());

    private string Path => http.Path.Value ?? "";

    private string RawQuery => http.QueryString.Value is { Length: > 0 } query ? query[1..] : "";

    public override string ToString() => http.Path.ToUriComponent() + http.QueryString.Value;

    private void SetPath(string path) => http.Path = path;

    private void SetQuery(string query) => http.QueryString = query.Length == 0 ? QueryString.Empty : new QueryString("?" + query);
}
