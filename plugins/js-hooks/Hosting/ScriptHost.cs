using Holdall.Plugins.JsHooks.App;
using Holdall.Plugins.JsHooks.Loading;
using Holdall.Plugins.JsHooks.Modules;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.JsHooks.Hosting;

/// <summary>Loads the scripts, and loads them anew when their files have changed. What runs goes on with what it began with.</summary>
internal sealed partial class ScriptHost(
    ScriptLoader loader, ScriptHooks hooks, ScriptRoutes routes, ScriptCron cron, ScriptFolders folders, JsHooksSettings settings, ScriptOutput output,
    ILogger<ScriptHost> logger) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1);
    private ScriptGeneration? _current;

    /// <summary>What is in force.</summary>
    public ScriptGeneration Current => _current ?? throw new InvalidOperationException("The scripts were not loaded yet.");

    /// <summary>Loads the files before the server starts. Handlers are in force from now on, routes when it listens.</summary>
    /// <exception cref="InvalidOperationException">A file can't be loaded, and nobody would notice when it is put right.</exception>
    public void Start()
    {
        HookFiles.FillEmpty(folders.Hooks, folders.Data);
        var loaded = loader.Load(folders.Hooks);
        if (loaded.Failures.Count > 0 && !settings.HooksWatch)
            throw new InvalidOperationException($"Failed to execute {loaded.Failures[0].File}: {loaded.Failures[0].Reason.Message}", loaded.Failures[0].Reason);
        foreach (var failure in loaded.Failures) Tell(failure);
        Use(loaded.Generation);
    }

    /// <summary>Puts what was loaded on the clock.</summary>
    public void StartClock() => cron.Replace(_current!);

    /// <summary>Loads the files anew. When one of them can't be loaded, what is in force stays.</summary>
    public async Task ReloadAsync()
    {
        await _loading.WaitAsync();
        try
        {
            HookFiles.FillEmpty(folders.Hooks, folders.Data);
            var loaded = await loader.LoadAsync(folders.Hooks);
            foreach (var failure in loaded.Failures) Tell(failure);
            if (loaded.Failures.Count > 0)
            {
                LogKept(logger);
                return;
            }

            var before = _current;
            Use(loaded.Generation);
            cron.Replace(loaded.Generation);
            before?.Dispose();
            LogReloaded(logger, folders.Hooks);
        }
        catch (InvalidOperationException e)
        {
            // Two patterns of routes are in each other's way.
            Tell(new LoadFailure(folders.Hooks, e));
            LogKept(logger);
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();

    private void Use(ScriptGeneration generation)
    {
        routes.Replace(generation);
        hooks.Replace(generation);
        _current = generation;
    }

    private void Tell(LoadFailure failure)
    {
        output.Error.WriteLine($"Failed to execute {Path.GetFileName(failure.File)}:\n - {failure.Reason.Message}");
        LogFailed(logger, failure.File, failure.Reason.Message);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Failed to execute {File}: {Reason}")]
    private static partial void LogFailed(ILogger logger, string file, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The scripts that were loaded before stay in force")]
    private static partial void LogKept(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "The scripts in {Folder} were loaded anew")]
    private static partial void LogReloaded(ILogger logger, string folder);
}
