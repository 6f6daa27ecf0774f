using Jint;
using Jint.Native;
using Jint.Runtime.Descriptors;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>Adds globals to an engine.</summary>
internal static class EngineGlobals
{
    private const PropertyFlag Plain = PropertyFlag.Writable | PropertyFlag.Configurable;

    /// <summary>Adds a global.</summary>
    public static void Add(this ScriptEngine engine, string name, JsValue value) =>
        engine.Engine.Global.FastSetProperty(name, new PropertyDescriptor(value, Plain));

    /// <summary>Adds a global that is made when a script first asks for it.</summary>
    public static void AddLazy(this ScriptEngine engine, string name, Func<ScriptEngine, JsValue> make) =>
        engine.Engine.Advanced.AddLazyGlobal(name, (Script: engine, Make: make), static (_, state) => state.Make(state.Script), Plain);

    /// <summary>Adds a function as a global.</summary>
    public static void AddFunction(this ScriptEngine engine, string name, Func<CallArguments, object?> run) =>
        engine.AddLazy(name, script => script.Function(name, run));

    /// <summary>Adds a constructor as a global.</summary>
    public static void AddConstructor(this ScriptEngine engine, string name, HostType type, Func<CallArguments, object?> make) =>
        engine.AddLazy(name, script => new HostConstructor(script, name, script.Objects.PrototypeOf(type), make));

    /// <summary>A plain object with these functions, for a namespace such as <c>$security</c>.</summary>
    public static JsObject Namespace(this ScriptEngine engine, params ReadOnlySpan<(string Name, Func<CallArguments, object?> Run)> functions)
    {
        var made = new JsObject(engine.Engine);
        foreach (var (name, run) in functions) made.FastSetDataProperty(name, engine.Function(name, run));
        return made;
    }
}
