using Holdall.Http;

namespace Holdall.Plugins.JsHooks.Files;

/// <summary>Makes files for records.</summary>
internal static class ScriptFiles
{
    public static ScriptFile Make(ScriptEngine engine, string name, long size, Func<Stream> open)
    {
        var file = new UploadedFile { Key = "", FileName = name, Size = size, Open = open };
        return new ScriptFile(file, engine.Services.Records.NewFileName(file));
    }
}
