using System.Net.Http.Headers;
using System.Text;
using Holdall.Plugins.JsHooks.Files;
using Holdall.Plugins.JsHooks.Web;
using Holdall.Values;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Http;

/// <summary><c>new FormData()</c>: texts and files by name, to be sent with <c>$http.send</c>.</summary>
internal sealed class ScriptForm
{
    public static readonly HostType<ScriptForm> Table = new HostType<ScriptForm>("FormData")
        .Action("append", (form, a) => form._entries.Add((a.Text(0), Value(a))))
        .Action("forEach", (form, a) => form.ForEach(a.Callback(0)))
        .Action("set", (form, a) => form.Set(a.Text(0), Value(a)))
        .Action("delete", (form, a) => form._entries.RemoveAll(e => e.Name == a.Text(0)))
        .Method("get", (form, a) => Shown(form._entries.Find(e => e.Name == a.Text(0)).Value))
        .Method("getAll", (form, a) => form._entries.FindAll(e => e.Name == a.Text(0)).ConvertAll(e => Shown(e.Value)))
        .Method("has", (form, a) => form._entries.Exists(e => e.Name == a.Text(0)))
        .Method("keys", form => form._entries.Select(e => e.Name).Distinct().ToList())
        .Method("values", form => form._entries.ConvertAll(e => Shown(e.Value)))
        .Method("entries", form => form._entries.ConvertAll(e => new List<object?> { e.Name, Shown(e.Value) }));

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

    private static object? Value(CallArguments a)
    {
        if (a.Host<ScriptFile>(1) is { } file) return file;
        return WebBytes.BlobOf(a[1]) is { } blob ? new BlobPart(a[1], blob, a.IsNothing(2) ? blob.Name : a.Text(2)) : a.Text(1);
    }

    /// <summary>What scripts read of an entry.</summary>
    private static object? Shown(object? value) => value is BlobPart part ? part.Value : value;

    private void ForEach(ScriptCallback? run)
    {
        foreach (var (name, value) in _entries.ToList()) run?.Call(Shown(value), name, this);
    }

    private static HttpContent Part(string name, object? value)
    {
        HttpContent part = value switch
        {
            ScriptFile file => new StreamContent(file.Open()),
            BlobPart blob => new ByteArrayContent(blob.Blob.Bytes),
            _ => new ByteArrayContent(Encoding.UTF8.GetBytes(Cast.ToText(value))),
        };
        var disposition = $"form-data; name=\"{Escape(name)}\"";
        if (FileOf(value) is { } named)
        {
            disposition += $"; filename=\"{Escape(named.Name)}\"";
            part.Headers.TryAddWithoutValidation("Content-Type", named.Type.Length > 0 ? named.Type : "application/octet-stream");
        }

        part.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        return part;
    }

    private static (string Name, string Type)? FileOf(object? value) => value switch
    {
        ScriptFile file => (file.OriginalName, ""),
        BlobPart blob => (blob.Name, blob.Blob.Type),
        _ => null,
    };

    private static string Escape(string name) => name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private void Set(string name, object? value)
    {
        var first = _entries.FindIndex(e => e.Name == name);
        _entries.RemoveAll(e => e.Name == name);
        _entries.Insert(first < 0 ? _entries.Count : Math.Min(first, _entries.Count), (name, value));
    }

    private sealed record BlobPart(JsValue Value, WebBlob Blob, string Name);
}
