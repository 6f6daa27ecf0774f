namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>Some of the globals of scripts. Each is registered as a service; every engine gets those of all.</summary>
internal interface IScriptGlobals
{
    /// <summary>
    /// Adds them to a new engine. Called for every engine, so what costs anything should be made when a script first asks for it
    /// (<see cref="ScriptEngine.AddLazy"/>).
    /// </summary>
    void AddTo(ScriptEngine engine);
}
