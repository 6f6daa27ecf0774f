using Holdall.Plugins.JsHooks.Os;
using Holdall.Plugins.JsHooks.Paths;

namespace Holdall.Plugins.JsHooks.Globals;

/// <summary><c>$filepath</c>.</summary>
internal sealed class FilepathGlobals : IScriptGlobals
{
    public void AddTo(ScriptEngine engine) => engine.AddLazy("$filepath", script => script.Namespace(
        ("base", a => GoPath.Base(a.Text(0))),
        ("clean", a => GoPath.Clean(a.Text(0))),
        ("dir", a => GoPath.Dir(a.Text(0))),
        ("ext", a => GoPath.Ext(a.Text(0))),
        ("fromSlash", a => GoPath.FromSlash(a.Text(0))),
        ("toSlash", a => GoPath.ToSlash(a.Text(0))),
        ("glob", a => GoGlob.Find(a.Text(0))),
        ("isAbs", a => GoPath.IsAbsolute(a.Text(0))),
        ("join", a => GoPath.Join(a.Texts(0))),
        ("match", a => GoGlob.Match(a.Text(0), a.Text(1))),
        ("rel", a => GoPath.Rel(a.Text(0), a.Text(1))),
        ("split", a => GoPath.Split(a.Text(0)) is var (directory, file) ? new[] { directory, file } : null),
        ("splitList", a => GoPath.SplitList(a.Text(0))),
        ("walk", FolderWalk.Run),
        ("walkDir", FolderWalk.Run)));
}
