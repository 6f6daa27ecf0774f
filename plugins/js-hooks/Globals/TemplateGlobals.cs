using Holdall.Plugins.JsHooks.Templates;

namespace Holdall.Plugins.JsHooks.Globals;

/// <summary><c>$template</c>.</summary>
internal sealed class TemplateGlobals : IScriptGlobals
{
    private readonly TemplateRegistry _registry = new();

    public void AddTo(ScriptEngine engine) => engine.AddLazy("$template", script => script.Objects.Wrap(_registry));
}
