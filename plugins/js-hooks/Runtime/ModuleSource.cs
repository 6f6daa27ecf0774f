using Jint.Native;

namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>A handler of a file that is an ES module.</summary>
internal sealed class ModuleSource(string file, int line, int place) : ScriptSource(file, line)
{
    private readonly string _file = file;

    public override JsValue In(ScriptEngine engine) => engine.HookModules.Find(_file, place);
}
