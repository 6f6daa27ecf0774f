using Microsoft.Extensions.Primitives;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>Values of a query or a form: they have methods only.</summary>
internal sealed class ScriptValuesMap(Dictionary<string, StringValues> values)
{
    public static readonly HostType<ScriptValuesMap> Table = new HostType<ScriptValuesMap>("Values")
        .Method("get", (v, a) => v.Find(a.Text(0)) is { Count: > 0 } found ? found[0] : "")
        .Method("has", (v, a) => v.Values.ContainsKey(a.Text(0)))
        .Method("values", (v, a) => v.Find(a.Text(0)).ToList())
        .Action("set", (v, a) => v.Values[a.Text(0)] = a.Text(1))
        .Action("add", (v, a) => v.Values[a.Text(0)] = StringValues.Concat(v.Find(a.Text(0)), a.Text(1)))
        .Action("del", (v, a) => v.Values.Remove(a.Text(0)))
        .Method("encode", v => v.Encode())
        .AsJson(v => v.Values.ToDictionary(pair => pair.Key, pair => (object?)pair.Value.ToArray()));

    private Dictionary<string, StringValues> Values => values;

    private StringValues Find(string name) => values.GetValueOrDefault(name);

    private string Encode() => string.Join('&', values.OrderBy(v => v.Key, StringComparer.Ordinal).SelectMany(
        v => v.Value, (v, value) => $"{Uri.EscapeDataString(v.Key)}={Uri.EscapeDataString(value ?? "").Replace("%20", "+", StringComparison.Ordinal)}"));
}
