namespace Holdall.Plugins.JsHooks.Globals;

/// <summary>The application and the folder of hooks.</summary>
internal sealed class AppGlobals : IScriptGlobals
{
    public void AddTo(ScriptEngine engine)
    {
        if (engine.Kind != ScriptEngineKind.Migration) engine.AddLazy("$app", static script => script.ToScript(script.App));
        engine.AddLazy("__hooks", static script => script.Generation.Folder);
    }
}
