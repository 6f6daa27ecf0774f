namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>Ends a level of <see cref="ScriptEngine.Nest"/>.</summary>
internal readonly struct NestedLevel(ScriptEngine engine) : IDisposable
{
    public void Dispose() => engine.Unnest();
}
