using System.Collections.Concurrent;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Modules;

namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>All that was loaded from the folder of hooks at one time: what the files have registered, and the engines that run it.</summary>
internal sealed class ScriptGeneration : IDisposable
{
    private static readonly AsyncLocal<int> Depth = new();
    private readonly ScriptThreads _threads;
    private ModuleSources? _modules;

    public ScriptGeneration(ScriptPlatform platform, ScriptThreads threads, string folder)
    {
        Platform = platform;
        _threads = threads;
        Folder = folder;
        Pool = new EnginePool(this, platform.Settings.HooksPool);
    }

    public ScriptPlatform Platform { get; }

    /// <summary>The folder of hooks, <c>__hooks</c> in scripts.</summary>
    public string Folder { get; }

    /// <summary>What the files have registered.</summary>
    public Registrations Registrations { get; } = new();

    /// <summary>Modules, compiled once for all engines.</summary>
    public ModuleSources Modules => LazyInitializer.EnsureInitialized(ref _modules, () => new ModuleSources(Platform.TypeScript));

    /// <summary>Whether some of the files of hooks are ES modules.</summary>
    public bool HasModules { get; set; }

    private EnginePool Pool { get; }

    /// <summary>Runs a handler in an engine of its own, in the flow of the caller, and what comes next.</summary>
    public async Task RunAsync(ScriptCall call)
    {
        var depth = Depth.Value;
        if (depth >= Platform.Settings.Nesting)
            throw new ScriptException($"More than {Platform.Settings.Nesting} handlers run inside each other, the last one is in {call.Handler.Place}.");
        // Changes are made one after the other, and so are the handlers in them.
        var isNextLeft = await _threads.RunAsync(
            () =>
            {
                Depth.Value = depth + 1;
                return RunHere(call);
            },
            isInTurn: call.IsInTransaction);
        if (isNextLeft) await call.Next!();
    }

    /// <summary>Runs something with an engine on a thread for scripts.</summary>
    public Task<T> RunAsync<T>(ScriptEngine engine, Func<T> work) => _threads.RunAsync(() => RunIn(engine, work));

    /// <summary>As the other, for those who have a thread to wait with.</summary>
    public static T Run<T>(ScriptEngine engine, Func<T> work) => ScriptThreads.Run(() => RunIn(engine, work));

    public void Dispose() => Pool.Dispose();

    private static T RunIn<T>(ScriptEngine engine, Func<T> work)
    {
        try
        {
            engine.Enter();
            return work();
        }
        finally
        {
            engine.Leave();
        }
    }

    private bool RunHere(ScriptCall call)
    {
        var engine = Pool.Rent();
        var isSound = true;
        try
        {
            return engine.Run(call);
        }
        catch (Exception e) when (ScriptErrors.IsFinal(e) || e is Jint.Runtime.JavaScriptException)
        {
            isSound = false;
            throw new ScriptException($"{call.Handler.Place}: {e.Message}", e);
        }
        finally
        {
            if (!engine.IsKept) Pool.Return(engine, isSound);
        }
    }
}
