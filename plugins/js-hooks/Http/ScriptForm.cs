using System.Net.Http.Headers;
using System.Text;
using Holdall.Plugins.JsHooks.Files;
using Holdall.Values;

namespace Holdall.Plugins.JsHooks.Http;

/// <summary><c>new FormData()</c>: texts and files by name, to be sent with <c>$http.send</c>.</summary>
internal sealed class ScriptForm
{
    public static readonly HostType<ScriptForm> Table = new HostType<ScriptForm>("FormData")
        .Action("append", (form, a) => form._entries.Add((a.Text(0), Value(a))))
        .Action("set", (form, a) => form.Set(a.Text(0), Value(a)))
        .Action("delete", (form, a) => form._entries.RemoveAll(e => e.Name == a.Text(0)))
        .Method("get", (form, a) => form._entries.Find(e => e.Name == a.Text(0)).Value)
        .Method("getAll", (form, a) => form._entries.FindAll(e => e.Name == a.Text(0)).ConvertAll(e => e.Value))
        .Method("has", (form, a) => form._entries.Exists(e => e.Name == a.Text(0)))
        .Method("keys", form => form._entries.Select(e => e.Name).Distinct().ToList())
        .Method("values", form => form._entries.ConvertAll(e => e.Value))
        .Method("entries", form => form._entries.ConvertAll(e => new List<object?> { e.Name, e.Value }));

    private readonly List<(string Name, object? Value)> _entries = [];

    public MultipartFormDataContent ToContent()
    {
        var boundary = Guid.NewGuid().ToString("N");
        var content = new MultipartFormDataContent(boundary);
        // Without the quotes that .NET would put around it, which some servers do not know.
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=" + boundary);
        foreach (var (name, value) in _entries) content.Add(Part(name, value));
        return content;
    }

    private static object? Value(CallArguments a) => a.Host<ScriptFile>(1) ?? (object)a.Text(1);

    private static HttpContent Part(string name, object? value)
    {
        HttpContent part = value is ScriptFile file ? new StreamContent(file.Open()) : new ByteArrayContent(Encoding.UTF8.GetBytes(Cast.ToText(value)));
        var disposition = $"form-data; name=\"{Escape(name)}\"";
        if (value is ScriptFile named)
        {
            disposition += $"; filename=\"{Escape(named.OriginalName)}\"";
            part.Headers.TryAddWithoutValidation("Content-Type", "application/octet-stream");
        }

        part.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        return part;
    }

    private static string Escape(string name) => name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private void Set(string name, object? value)
    {
        var first = _entries.FindIndex(e => e.Name == name);
        _entries.RemoveAll(e => e.Name == name);
        _entries.Insert(first < 0 ? _entries.Count : Math.Min(first, _entries.Count), (name, value));
    }
}
