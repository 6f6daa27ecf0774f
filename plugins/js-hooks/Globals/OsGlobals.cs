using Holdall.Plugins.JsHooks.Os;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Globals;

/// <summary><c>$os</c>.</summary>
internal sealed class OsGlobals : IScriptGlobals
{
    public void AddTo(ScriptEngine engine) => engine.AddLazy("$os", Make);

    private static JsObject Make(ScriptEngine script)
    {
        var os = script.Namespace(
            ("cmd", a => new OsProcess(a.Text(0), a.Texts(1))),
            ("exec", a => new OsProcess(a.Text(0), a.Texts(1))),
            ("exit", a => Exit((int)a.Integer(0))),
            ("getenv", a => Environment.GetEnvironmentVariable(a.Text(0)) ?? ""),
            ("getwd", _ => Environment.CurrentDirectory),
            ("tempDir", _ => Path.TrimEndingDirectorySeparator(Path.GetTempPath())),
            ("readFile", a => OsFiles.Read(a.Text(0))),
            ("writeFile", a => Do(() => OsFiles.Write(a.Text(0), a.Bytes(1), a.Number(2)))),
            ("readDir", a => FileEntry.In(a.Text(0))),
            ("stat", a => FileEntry.Of(a.Text(0))),
            ("mkdir", a => Do(() => OsFiles.MakeFolder(a.Text(0), a.Number(1)))),
            ("mkdirAll", a => Do(() => OsFiles.MakeFolders(a.Text(0), a.Number(1)))),
            ("rename", a => Do(() => OsFiles.Rename(a.Text(0), a.Text(1)))),
            ("remove", a => Do(() => OsFiles.Remove(a.Text(0)))),
            ("removeAll", a => Do(() => OsFiles.RemoveAll(a.Text(0)))),
            ("truncate", a => Do(() => OsFiles.Truncate(a.Text(0), a.Integer(1)))),
            ("dirFS", a => new OsFolder(a.Text(0))),
            ("openRoot", a => new OsRoot(a.Text(0))),
            ("openInRoot", a => new OsRoot(a.Text(0)).Open(a.Text(1))));
        os.FastSetDataProperty("args", script.ToScript(Arguments()));
        return os;
    }

    /// <summary>The path of the program and what it was given.</summary>
    private static List<string> Arguments() => [Environment.ProcessPath ?? "", .. Environment.GetCommandLineArgs().Skip(1)];

    private static object? Exit(int code)
    {
        Environment.Exit(code);
        return null;
    }

    private static JsValue Do(Action action)
    {
        action();
        return JsValue.Undefined;
    }
}
