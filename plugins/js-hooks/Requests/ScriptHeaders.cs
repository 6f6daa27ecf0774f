using Microsoft.Extensions.Primitives;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>Headers: they have methods only.</summary>
internal sealed class ScriptHeaders(IHeaderDictionary headers)
{
    public static readonly HostType<ScriptHeaders> Table = new HostType<ScriptHeaders>("Header")
        .Method("get", (h, a) => h.Get(a.Text(0)))
        .Method("values", (h, a) => h.Values(a.Text(0)))
        .Action("set", (h, a) => h.Headers[a.Text(0)] = a.Text(1))
        .Action("add", (h, a) => h.Headers.Append(a.Text(0), a.Text(1)))
        .Action("del", (h, a) => h.Headers.Remove(a.Text(0)))
        .AsJson(h => h.Headers.Where(header => !IsHost(header.Key)).ToDictionary(header => header.Key, header => (object?)header.Value.ToArray()));

    private IHeaderDictionary Headers => headers;

    private string Get(string name) => !IsHost(name) && headers.TryGetValue(name, out var values) && values.Count > 0 ? values[0] ?? "" : "";

    private List<object?> Values(string name) => !IsHost(name) && headers.TryGetValue(name, out StringValues values) ? [.. values] : [];

    private static bool IsHost(string name) => name.Equals("host", StringComparison.OrdinalIgnoreCase);
}
