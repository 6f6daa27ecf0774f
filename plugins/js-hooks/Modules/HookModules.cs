using Holdall.Plugins.JsHooks.Errors;
using Jint;
using Jint.Native;
using Jint.Native.Function;

namespace Holdall.Plugins.JsHooks.Modules;

/// <summary>
/// Files of hooks that are ES modules. Their handlers are closures: each engine evaluates the file for itself when it first needs one of them, and takes the
/// handler that was registered in the same place.
/// </summary>
internal sealed class HookModules(ScriptEngine engine)
{
    private readonly Dictionary<string, List<JsValue>> _handlers = new(StringComparer.Ordinal);
    private List<JsValue>? _loading;
    private string _file = "";

    /// <summary>Whether a file is being evaluated.</summary>
    public bool IsLoading => _loading is not null;

    /// <summary>What the file registers that is being evaluated, or was last.</summary>
    public Registrations Registered { get; private set; } = new();

    /// <summary>Evaluates a file.</summary>
    public void Load(string file)
    {
        if (_handlers.ContainsKey(file)) return;
        var handlers = new List<JsValue>();
        (_loading, _file, Registered) = (handlers, file, new Registrations());
        try
        {
            var import = engine.Engine.Evaluate("(file) => import(file)", file);
            ScriptPromises.Settle(engine, engine.Engine.Call(import, JsValue.Undefined, [file]));
            _handlers[file] = handlers;
        }
        finally
        {
            _loading = null;
        }
    }

    /// <summary>A handler of the file that is being evaluated.</summary>
    public ScriptSource Add(Function handler, int line)
    {
        _loading!.Add(handler);
        return new ModuleSource(_file, line, _loading.Count - 1);
    }

    /// <summary>The handler that a file has registered in a place.</summary>
    public JsValue Find(string file, int place)
    {
        Load(file);
        var handlers = _handlers[file];
        return place < handlers.Count ? handlers[place] : throw new ScriptException($"{file} registers fewer handlers than when it was loaded first");
    }
}
