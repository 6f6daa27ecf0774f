using Holdall.Plugins.JsHooks.Commands;

namespace Holdall.Plugins.JsHooks.Globals;

/// <summary><c>Command</c>.</summary>
internal sealed class CommandGlobals : IScriptGlobals
{
    public void AddTo(ScriptEngine engine) => engine.AddConstructor("Command", ScriptCommand.Table, a => ScriptCommand.Make(a));
}
