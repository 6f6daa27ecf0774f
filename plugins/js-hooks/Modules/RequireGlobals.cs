using System.Text.Json;
using Holdall.Plugins.JsHooks.Errors;
using Jint;
using Jint.Native;
using Jint.Native.Error;
using Jint.Native.Json;
using Jint.Native.Object;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Modules;

/// <summary><c>require()</c> of CommonJS. Text is compiled once; what a module exports belongs to the engine that has asked for it.</summary>
internal sealed class RequireGlobals(ConsoleGlobals console) : IScriptGlobals
{
    private static readonly string[] BuiltIns = ["console", "process", "util", "buffer"];

    public void AddTo(ScriptEngine engine)
    {
        engine.AddLazy("require", script => RequireFrom(script, new Dictionary<string, JsObject>(StringComparer.Ordinal), null));
        // Packages for Node and browsers look for it; what else they try gives nothing in strict code.
        engine.AddLazy("global", static script => script.Engine.Global);
    }

    private Jint.Runtime.Interop.ClrFunction RequireFrom(ScriptEngine engine, Dictionary<string, JsObject> loaded, string? folder) =>
        engine.Function("require", a => Require(engine, loaded, folder, a.Text(0)));

    /// <summary>Whether a name is that of a module which is not a file.</summary>
    public static bool IsBuiltIn(string id) => BuiltIns.Contains(id.StartsWith("node:", StringComparison.Ordinal) ? id[5..] : id);

    private JsValue Require(ScriptEngine engine, Dictionary<string, JsObject> loaded, string? folder, string id)
    {
        if (BuiltIn(engine, id) is { } known) return known;
        var path = Resolve(engine, folder, id) ?? throw new ScriptException($"Invalid module: {id}");
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

    /// <summary>Without a module that asks, the working directory comes first, and then the folder of hooks.</summary>
    private static string? Resolve(ScriptEngine engine, string? folder, string id) => folder is not null
        ? ModulePaths.Resolve(folder, id, isImport: false)
        : ModulePaths.Resolve(Environment.CurrentDirectory, id, isImport: false) ?? ModulePaths.Resolve(engine.Generation.Folder, id, isImport: false);

    private void Run(ScriptEngine engine, Dictionary<string, JsObject> loaded, JsObject module, string path)
    {
        if (path.EndsWith(".json", StringComparison.Ordinal))
        {
            module.Set("exports", new JsonParser(engine.Engine).Parse(File.ReadAllText(path)));
            return;
        }

        var compiled = Compiled(engine, path);
        if (compiled.Script is not { } script)
        {
            module.Set("exports", engine.Engine.Modules.Import(path));
            return;
        }

        var folder = Path.GetDirectoryName(path)!;
        var run = engine.Engine.Evaluate(in script);
        var exports = module.Get("exports");
        engine.Engine.Call(run, exports, [exports, RequireFrom(engine, loaded, folder), module, JsString.Create(path), JsString.Create(folder)]);
    }

    /// <summary>What is wrong with the text of a module is an error of the script that asks for it, which may catch it.</summary>
    private static CompiledFile Compiled(ScriptEngine engine, string path)
    {
        try
        {
            return engine.Generation.Modules.Of(path, engine.Kind != ScriptEngineKind.Loader);
        }
        catch (ScriptPreparationException e)
        {
            throw new JavaScriptException((ErrorConstructor)engine.Engine.Global.Get("SyntaxError"), $"{path}: {(e.InnerException ?? e).Message}");
        }
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
