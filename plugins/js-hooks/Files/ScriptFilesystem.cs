using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Holdall.Files;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Requests;

namespace Holdall.Plugins.JsHooks.Files;

/// <summary>Files by key in scripts: <c>$app.newFilesystem()</c>, <c>$filesystem.local()</c>.</summary>
internal sealed class ScriptFilesystem(ScriptEngine engine, IKeyedFiles files)
{
    public static readonly HostType<ScriptFilesystem> Table = new HostType<ScriptFilesystem>("Filesystem")
        .Method("exists", (system, a) => system.Exists(a.Text(0)))
        .Method("attributes", (system, a) => system.Attributes(a.Text(0)))
        .Method("getReader", (system, a) => system.Open(a.Text(0)))
        .Method("getFile", (system, a) => system.Open(a.Text(0)))
        .Method("getReuploadableFile", (system, a) => system.Reuploadable(a.Text(0), a.Flag(1)))
        .Method("list", (system, a) => system.List(a.Text(0)))
        .Method("isEmptyDir", (system, a) => system.Wait(system.Files.ListAsync(Folder(a.Text(0)))).Count == 0)
        .Action("copy", (system, a) => system.Copy(a.Text(0), a.Text(1)))
        .Action("upload", (system, a) => system.Save(a.Text(1), new MemoryStream(a.Bytes(0)), null))
        .Action("uploadFile", (system, a) => system.Upload(a.Require<ScriptFile>(0), a.Text(1)))
        .Action("uploadMultipart", (system, a) => system.Upload(a.Require<ScriptFile>(0), a.Text(1)))
        .Action("delete", (system, a) => system.Delete(a.Text(0)))
        .Method("deletePrefix", (system, a) => system.DeletePrefix(a.Text(0)))
        .Action("serve", (system, a) => system.Serve(a.Require<ScriptHttpRequest>(1), a.Text(2), a.Text(3)))
        .Method("newWriter", (_, _) => throw new ScriptException("not supported: upload(content, key) stores a file"))
        .Action("createThumb", (_, _) => throw new ScriptException("not supported: thumbs are made when they are first asked for"))
        .Action("setContext", (_, _) => { })
        .Action("close", (_, _) => { })
        .AsJson(_ => new Dictionary<string, object?>());

    public KeyedFile Open(string key) => Wait(files.OpenAsync(key)) ?? throw Missing(key);

    private IKeyedFiles Files => files;

    private static string Folder(string path) => path.Length == 0 || path.EndsWith('/') ? path : path + "/";

    private static FileNotFoundException Missing(string key) => new($"blob (key \"{key}\") not found");

    private T Wait<T>(Task<T> task) => engine.Wait(task);

    private bool Exists(string key)
    {
        using var file = Wait(files.OpenAsync(key));
        return file is not null;
    }

    [SuppressMessage("Security", "CA5351", Justification = "It tells files apart and protects nothing.")]
    private Dictionary<string, object?> Attributes(string key)
    {
        using var file = Open(key);
        var hash = MD5.HashData(file);
        var metadata = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (file.OriginalName is { } name) metadata["original-filename"] = name;
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["size"] = file.Length,
            ["contentType"] = file.ContentType,
            ["modTime"] = file.Modified.UtcDateTime,
            ["createTime"] = file.Modified.UtcDateTime,
            ["md5"] = hash,
            ["metadata"] = metadata,
            ["etag"] = $"\"{file.Modified.UtcTicks:x}-{file.Length:x}\"",
        };
    }

    private ScriptFile Reuploadable(string key, bool keepsName)
    {
        using var file = Open(key);
        var made = ScriptFiles.Make(engine, file.OriginalName ?? key[(key.LastIndexOf('/') + 1)..], file.Length, () => Open(key));
        if (keepsName) made.Name = key[(key.LastIndexOf('/') + 1)..];
        return made;
    }

    private void Serve(ScriptHttpRequest request, string key, string name)
    {
        using var file = Open(key);
        var stored = new StoredFile
        {
            Content = file,
            Size = file.Length,
            ContentType = file.ContentType,
            OriginalName = file.OriginalName,
            Modified = file.Modified,
        };
        engine.Wait(engine.Services.Get<IFileSender>().SendAsync(request.Context, stored, key, name));
    }

    private List<Dictionary<string, object?>> List(string prefix)
    {
        var list = new List<Dictionary<string, object?>>();
        foreach (var key in Wait(files.ListAsync(prefix)))
        {
            using var file = Wait(files.OpenAsync(key));
            if (file is null) continue;
            list.Add(new Dictionary<string, object?> { ["key"] = key, ["size"] = file.Length, ["modTime"] = file.Modified.UtcDateTime, ["isDir"] = false, ["md5"] = null });
        }

        return list;
    }

    private void Copy(string from, string to)
    {
        using var file = Open(from);
        Save(to, file, file.OriginalName);
    }

    private void Upload(ScriptFile file, string key)
    {
        using var content = file.Open();
        Save(key, content, file.OriginalName);
    }

    private void Save(string key, Stream content, string? originalName) => engine.Wait(files.SaveAsync(key, content, originalName));

    private void Delete(string key)
    {
        if (!Exists(key)) throw Missing(key);
        engine.Wait(files.DeleteAsync(key));
    }

    /// <summary>What went wrong.</summary>
    private List<object?> DeletePrefix(string prefix)
    {
        engine.Wait(files.DeletePrefixAsync(prefix));
        return [];
    }
}
