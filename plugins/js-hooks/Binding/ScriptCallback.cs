using Jint.Native;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>A function of a script that the host calls. It always runs on the thread of its engine, which waits for the host meanwhile.</summary>
internal sealed class ScriptCallback(ScriptEngine engine, JsValue function)
{
    public ScriptEngine Engine => engine;

    /// <summary>Calls it, from the thread of the engine.</summary>
    public object? Invoke(params ReadOnlySpan<object?> arguments) => ScriptValues.ToHost(engine, Call(arguments));

    /// <summary>Calls it, from the thread of the engine, and leaves the result as it is.</summary>
    public JsValue Call(params ReadOnlySpan<object?> arguments)
    {
        var values = new JsValue[arguments.Length];
        for (var i = 0; i < values.Length; i++) values[i] = engine.ToScript(arguments[i]);
        return engine.Engine.Call(function, values);
    }

    /// <summary>Calls it from any flow of the host. It sees what is ambient in that flow, such as a transaction.</summary>
    public Task<JsValue> CallAsync(params object?[] arguments) => engine.RunHereAsync(() => Call(arguments));

    /// <summary>As the other, for functions that may be called after the script has ended.</summary>
    public Task<JsValue> CallSometimeAsync(params object?[] arguments) => engine.RunSometimeAsync(() => Call(arguments));

    /// <summary>Says that it may be called after the script has ended.</summary>
    public void Keep() => engine.Keep();
}
