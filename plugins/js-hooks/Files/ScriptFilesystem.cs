using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Holdall.Files;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Requests;

namespace Holdall.Plugins.JsHooks.Files;

/// <summary>Files by key in scripts: <c>$app.newFilesystem()</c>, <c>$filesystem.local()</c>, <c>$filesystem.s3()</c>.</summary>
internal sealed class ScriptFilesystem(ScriptEngine engine, IFileStorage files)
{
    public static readonly HostType<ScriptFilesystem> Table = new HostType<ScriptFilesystem>("Filesystem")
        .Method("exists", (system, a) => system.Exists(a.Text(0)))
        .Method("attributes", (system, a) => system.Attributes(a.Text(0)))
        .Method("getReader", (system, a) => system.Open(a.Text(0)))
        .Method("getFile", (system, a) => system.Open(a.Text(0)))
        .Method("getReuploadableFile", (system, a) => system.Reuploadable(a.Text(0), a.Flag(1)))
        .Method("list", (system, a) => system.List(a.Text(0)))
        .Method("isEmptyDir", (system, a) => system.Keys(Folder(a.Text(0))).Count == 0)
        .Action("copy", (system, a) => system.Copy(a.Text(0), a.Text(1)))
        .Action("upload", (system, a) => system.Save(a.Text(1), new MemoryStream(a.Bytes(0)), null))
        .Action("uploadFile", (system, a) => system.Upload(a.Require<ScriptFile>(0), a.Text(1)))
        .Action("uploadMultipart", (system, a) => system.Upload(a.Require<ScriptFile>(0), a.Text(1)))
        .Action("delete", (system, a) => system.Delete(a.Text(0)))
        .Method("deletePrefix", (system, a) => system.DeletePrefix(a.Text(0)))
        .Action("serve", (system, a) => system.Serve(a.Require<ScriptHttpRequest>(1), a.Text(2), a.Text(3)))
        .Method("newWriter", (system, a) => system.NewWriter(a.Text(0), a.Map(1)))
        .Method("onNewWriter", system => system.Writing)
        .Method("onDelete", system => system.Deleting)
        .Action("createThumb", (system, a) => system.CreateThumb(a.Text(0), a.Text(1), a.Text(2)))
        .Action("setContext", (_, _) => { })
        .Action("close", (_, _) => { })
        .AsJson(_ => new Dictionary<string, object?>());

    private FilesystemHook Writing => field ??= new FilesystemHook(engine);

    private FilesystemHook Deleting => field ??= new FilesystemHook(engine);

    public KeyedFile Open(string key) => new(engine, Find(key) ?? throw Missing(key));

    private static string Folder(string path) => path.Length == 0 || path.EndsWith('/') ? path : path + "/";

    private static FileNotFoundException Missing(string key) => new($"blob (key \"{key}\") not found");

    private StoredFile? Find(string key) => engine.Wait(files.OpenAsync(key));

    private List<string> Keys(string prefix)
    {
        var keys = engine.Wait(files.ListAsync(prefix, CancellationToken.None).ToListAsync().AsTask());
        keys.Sort(StringComparer.Ordinal);
        return keys;
    }

    private bool Exists(string key)
    {
        using var content = Find(key)?.Content;
        return content is not null;
    }

    [SuppressMessage("Security", "CA5351", Justification = "It tells files apart and protects nothing.")]
    private Dictionary<string, object?> Attributes(string key)
    {
        var file = Find(key) ?? throw Missing(key);
        using var content = file.Content;
        var metadata = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (file.OriginalName is { } name) metadata["original-filename"] = name;
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["size"] = file.Size,
            ["contentType"] = file.ContentType,
            ["modTime"] = file.Modified.UtcDateTime,
            ["createTime"] = file.Modified.UtcDateTime,
            ["md5"] = engine.Wait(MD5.HashDataAsync(content).AsTask()),
            ["metadata"] = metadata,
            ["etag"] = $"\"{file.Modified.UtcTicks:x}-{file.Size:x}\"",
        };
    }

    private ScriptFile Reuploadable(string key, bool keepsName)
    {
        var file = Find(key) ?? throw Missing(key);
        using var content = file.Content;
        var name = key[(key.LastIndexOf('/') + 1)..];
        var open = content is FileStream ? () => Open(key) : Copied(content, file.Size);
        var made = ScriptFiles.Make(engine, file.OriginalName ?? name, file.Size, open);
        if (keepsName) made.Change(name, made.OriginalName);
        return made;
    }

    /// <summary>Files of records are read by code that can't wait for a network.</summary>
    private Func<Stream> Copied(Stream content, long size)
    {
        var most = engine.Platform.Settings.MaxResponse;
        if (size > most) throw new IOException($"a file of more than {most} bytes in another place can't be uploaded again");
        var copy = new byte[size];
        engine.Wait(content.ReadExactlyAsync(copy).AsTask());
        return () => new MemoryStream(copy, writable: false);
    }

    private void Serve(ScriptHttpRequest request, string key, string name)
    {
        var stored = Find(key) ?? throw Missing(key);
        using var content = stored.Content;
        engine.Wait(engine.Services.Get<IFileSender>().SendAsync(request.Context, stored, key, name));
    }

    private List<Dictionary<string, object?>> List(string prefix)
    {
        var list = new List<Dictionary<string, object?>>();
        foreach (var key in Keys(prefix))
        {
            if (Find(key) is not { } file) continue;
            file.Content.Dispose();
            list.Add(new() { ["key"] = key, ["size"] = file.Size, ["modTime"] = file.Modified.UtcDateTime, ["isDir"] = false, ["md5"] = null });
        }

        return list;
    }

    private void Copy(string from, string to)
    {
        var file = Find(from) ?? throw Missing(from);
        using var content = file.Content;
        Save(to, content, file.OriginalName);
    }

    private void Upload(ScriptFile file, string key)
    {
        using var content = file.Open();
        Save(key, content, file.OriginalName);
    }

    private void Save(string key, Stream content, string? originalName)
    {
        if (Writing.IsEmpty)
        {
            Store(key, content, originalName);
            return;
        }

        using var writer = NewWriter(key, new() { ["metadata"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["original-filename"] = originalName } });
        writer.Copy(content);
    }

    private void Store(string key, Stream content, string? originalName) => engine.Wait(files.SaveAsync(key, content, originalName));

    private KeyedWriter NewWriter(string key, Dictionary<string, object?> options)
    {
        KeyedWriter.Check(options);
        var e = new FilesystemEvent(this, key) { Options = options };
        Writing.Run(e, () => e.Writer = new KeyedWriter(engine, options, (content, name) => Store(e.Key, content, name)));
        return e.Writer ?? throw new ScriptException($"no handler has made a writer for \"{key}\"");
    }

    private void CreateThumb(string from, string to, string size)
    {
        var image = Find(from) ?? throw Missing(from);
        using var content = image.Content;
        using var thumb = engine.Wait(engine.Services.Require<IThumbs>("files").MakeAsync(image, size));
        Save(to, thumb, null);
    }

    private void Delete(string key)
    {
        if (!Exists(key)) throw Missing(key);
        var e = new FilesystemEvent(this, key);
        Deleting.Run(e, () => engine.Wait(files.DeleteAsync(e.Key)));
    }

    /// <summary>What went wrong.</summary>
    private List<object?> DeletePrefix(string prefix)
    {
        var failures = new List<object?>();
        if (prefix.Length == 0) failures.Add(new ScriptException("all files can't be deleted at once: a prefix is needed"));
        else if (Deleting.IsEmpty) engine.Wait(files.DeletePrefixAsync(prefix));
        else Keys(prefix).ForEach(key => Try(() => Delete(key), failures));
        return failures;
    }

    private static void Try(Action work, List<object?> failures)
    {
        try
        {
            work();
        }
        catch (Exception e) when (!ScriptErrors.IsFinal(e))
        {
            failures.Add(e);
        }
    }
}
