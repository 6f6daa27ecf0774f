using Holdall.Plugins.JsHooks.Errors;
using Jint;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Loading;

/// <summary>Evaluates the files of a folder, all in one scope, so that they register their handlers.</summary>
internal sealed class ScriptLoader(ScriptPlatform platform, ScriptThreads threads)
{
    /// <summary>Loads all files. One that fails keeps what it has registered before, and the others are loaded.</summary>
    public Task<LoadedScripts> LoadAsync(string folder)
    {
        var generation = new ScriptGeneration(platform, threads, folder);
        if (HookFiles.In(folder) is not { Count: > 0 } files) return Task.FromResult(new LoadedScripts(generation, []));
        var engine = new ScriptEngine(generation, ScriptEngineKind.Loader);
        return generation.RunAsync(engine, () => Load(generation, engine, files));
    }

    /// <summary>As the other, at the start.</summary>
    public LoadedScripts Load(string folder)
    {
        var generation = new ScriptGeneration(platform, threads, folder);
        if (HookFiles.In(folder) is not { Count: > 0 } files) return new LoadedScripts(generation, []);
        var engine = new ScriptEngine(generation, ScriptEngineKind.Loader);
        return ScriptGeneration.Run(engine, () => Load(generation, engine, files));
    }

    private static LoadedScripts Load(ScriptGeneration generation, ScriptEngine engine, IReadOnlyList<string> files)
    {
        var failures = new List<LoadFailure>();
        foreach (var file in files)
        {
            if (Evaluate(engine, file) is { } failure) failures.Add(new LoadFailure(file, failure));
        }

        return new LoadedScripts(generation, failures);
    }

    /// <summary>One that fails registers nothing: its handlers could not run either.</summary>
    private static void LoadModule(ScriptEngine engine, string file)
    {
        engine.Generation.HasModules = true;
        engine.HookModules.Load(file);
        engine.Generation.Registrations.Take(engine.HookModules.Registered);
    }

    private static Exception? Evaluate(ScriptEngine engine, string file)
    {
        engine.LoadingFile = file;
        try
        {
            if (engine.Generation.Modules.OfScript(file, isStrict: false).Script is { } script) engine.Engine.Execute(in script);
            else LoadModule(engine, file);
            return null;
        }
        catch (JavaScriptException e)
        {
            return ScriptErrors.ToHost(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JintException or ScriptLimitException or ScriptException)
        {
            return e is ScriptPreparationException { InnerException: { } reason } ? reason : e;
        }
    }
}
