using Holdall.Plugins.JsHooks.Errors;
using Jint;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Loading;

/// <summary>Evaluates the files of a folder, all in one scope, so that they register their handlers.</summary>
internal sealed class ScriptLoader(ScriptPlatform platform, ScriptThreads threads)
{
    private static readonly ScriptPreparationOptions Preparation = new()
    {
        ParsingOptions = new ScriptParsingOptions { RetainFunctionSourceText = true },
    };

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

    private static Exception? Evaluate(ScriptEngine engine, string file)
    {
        engine.LoadingFile = file;
        try
        {
            engine.Engine.Execute(Engine.PrepareScript(File.ReadAllText(file), file, strict: false, Preparation));
            return null;
        }
        catch (JavaScriptException e)
        {
            return ScriptErrors.ToHost(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JintException or ScriptLimitException)
        {
            return e is ScriptPreparationException { InnerException: { } reason } ? reason : e;
        }
    }
}
