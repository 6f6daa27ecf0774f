using Holdall.Files;
using Holdall.Plugins.JsHooks.Files;
using Holdall.Plugins.JsHooks.Http;
using Holdall.Plugins.JsHooks.Paths;
using Holdall.Settings;

namespace Holdall.Plugins.JsHooks.Globals;

/// <summary><c>$filesystem</c>: files for records, and folders of files by key.</summary>
internal sealed class FilesystemGlobals(HttpSender sender) : IScriptGlobals
{
    private const double DownloadSeconds = 120;

    public void AddTo(ScriptEngine engine) => engine.AddLazy("$filesystem", script => script.Namespace(
        ("fileFromPath", a => FromPath(a)),
        ("fileFromBytes", a => FromBytes(a)),
        ("fileFromURL", a => FromUrl(a)),
        ("fileFromMultipart", a => FromMultipart(a)),
        ("local", a => new ScriptFilesystem(a.Engine, a.Engine.Services.Get<IFolderStorages>().Open(a.Text(0)))),
        ("s3", a => new ScriptFilesystem(a.Engine, a.Engine.Services.Require<IBucketStorages>("files").Open(BucketOf(a))))));

    private static S3Settings BucketOf(CallArguments a) => new()
    {
        Enabled = true,
        Bucket = a.Text(0),
        Region = a.Text(1),
        Endpoint = a.Text(2),
        AccessKey = a.Text(3),
        Secret = a.Text(4),
        ForcePathStyle = a.Flag(5),
    };

    private static ScriptFile FromMultipart(CallArguments a)
    {
        if (a.Host<ScriptFile>(0) is { } made) return made;
        var file = a.Require<MultipartFile>(0).File;
        return new ScriptFile(file, a.Engine.Services.Records.NewFileName(file));
    }

    private static ScriptFile FromPath(CallArguments a)
    {
        var info = new FileInfo(a.Text(0));
        if (!info.Exists) throw new FileNotFoundException($"stat {a.Text(0)}: no such file or directory");
        return ScriptFiles.Make(a.Engine, info.Name, info.Length, info.OpenRead);
    }

    private static ScriptFile FromBytes(CallArguments a)
    {
        var bytes = a.Bytes(0);
        if (bytes.Length == 0) throw new ArgumentException("cannot create an empty file");
        return ScriptFiles.Make(a.Engine, a.Text(1), bytes.Length, () => new MemoryStream(bytes, writable: false));
    }

    private ScriptFile FromUrl(CallArguments a)
    {
        var bytes = a.Wait(sender.DownloadAsync(a.Text(0), a.Number(1) is > 0 and var seconds ? seconds : DownloadSeconds));
        var name = GoPath.Base(Uri.UnescapeDataString(new Uri(a.Text(0)).AbsolutePath));
        return ScriptFiles.Make(a.Engine, name, bytes.Length, () => new MemoryStream(bytes, writable: false));
    }
}
