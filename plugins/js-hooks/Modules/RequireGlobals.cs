using System.Text.Json;
using Holdall.Plugins.JsHooks.Errors;
using Jint;
using Jint.Native;
using Jint.Native.Json;
using Jint.Native.Object;

namespace Holdall.Plugins.JsHooks.Modules;

/// <summary><c>require()</c> of CommonJS. Text is compiled once; what a module exports belongs to the engine that has asked for it.</summary>
internal sealed class RequireGlobals(ConsoleGlobals console) : IScriptGlobals
{
    public void AddTo(ScriptEngine engine) => engine.AddLazy("require", script => RequireFrom(script, new Dictionary<string, JsObject>(StringComparer.Ordinal), null));

    private Jint.Runtime.Interop.ClrFunction RequireFrom(ScriptEngine engine, Dictionary<string, JsObject> loaded, string? folder) =>
        engine.Function("require", a => Require(engine, loaded, folder ?? Environment.CurrentDirectory, a.Text(0)));

    private JsValue Require(ScriptEngine engine, Dictionary<string, JsObject> loaded, string folder, string id)
    {
        if (BuiltIn(engine, id) is { } known) return known;
        var path = ModulePaths.Resolve(folder, id) ?? throw new ScriptException($"Invalid module: {id}");
        if (loaded.TryGetValue(path, out var before)) return before.Get("exports");
        var module = new JsObject(engine.Engine);
        module.FastSetDataProperty("exports", new JsObject(engine.Engine));
        module.FastSetDataProperty("id", JsString.Create(path));
        module.FastSetDataProperty("filename", JsString.Create(path));
        loaded[path] = module;
        try
        {
            Run(engine, loaded, module, path);
        }
        catch
        {
            loaded.Remove(path);
            throw;
        }

        return module.Get("exports");
    }

    private void Run(ScriptEngine engine, Dictionary<string, JsObject> loaded, JsObject module, string path)
    {
        if (path.EndsWith(".json", StringComparison.Ordinal))
        {
            module.Set("exports", new JsonParser(engine.Engine).Parse(File.ReadAllText(path)));
            return;
        }

        var folder = Path.GetDirectoryName(path)!;
        var run = engine.Engine.Evaluate(engine.Generation.Modules.Of(path, engine.Kind != ScriptEngineKind.Loader));
        var exports = module.Get("exports");
        engine.Engine.Call(run, exports, [exports, RequireFrom(engine, loaded, folder), module, JsString.Create(path), JsString.Create(folder)]);
    }

    private JsValue? BuiltIn(ScriptEngine engine, string id) => id.StartsWith("node:", StringComparison.Ordinal) ? BuiltIn(engine, id[5..]) : id switch
    {
        "console" => console.Console(engine),
        "process" => ConsoleGlobals.Process(engine),
        "util" => ConsoleGlobals.Util(engine),
        "buffer" => BufferModule(engine),
        _ => null,
    };

    private static JsObject BufferModule(ScriptEngine engine)
    {
        var module = new JsObject(engine.Engine);
        module.FastSetDataProperty("Buffer", engine.Engine.GetValue("Buffer"));
        return module;
    }
}
