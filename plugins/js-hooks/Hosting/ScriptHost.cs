using Holdall.Plugins.JsHooks.App;
using Holdall.Plugins.JsHooks.Loading;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.JsHooks.Hosting;

/// <summary>Loads the scripts, and loads them anew when their files have changed. What runs goes on with what it began with.</summary>
internal sealed partial class ScriptHost(
    ScriptLoader loader, ScriptHooks hooks, ScriptRoutes routes, ScriptCron cron, ScriptFolders folders, JsHooksSettings settings,
    ILogger<ScriptHost> logger) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1);
    private ScriptGeneration? _current;
    private LoadFailure? _refused;

    /// <summary>Whether the files could not be loaded when that was last tried.</summary>
    private bool _isBroken;

    /// <summary>What is in force.</summary>
    public ScriptGeneration Current => _current ?? throw new InvalidOperationException("The scripts were not loaded yet.");

    /// <summary>Loads the files before the server starts. Handlers are in force from now on, routes when it listens.</summary>
    public void Start()
    {
        HookFiles.FillEmpty(folders.Hooks, folders.Data);
        var loaded = loader.Load(folders.Hooks);
        foreach (var failure in loaded.Failures) Tell(failure);
        _isBroken = loaded.Failures.Count > 0;
        _refused = settings.HooksWatch || loaded.Failures.Count == 0 ? null : loaded.Failures[0];
        Use(loaded.Generation);
    }

    /// <summary>Keeps the application from starting with a part of its scripts, when nobody would notice that a file is put right.</summary>
    /// <exception cref="InvalidOperationException">A file could not be loaded, and they are not watched.</exception>
    public void ThrowIfRefused()
    {
        if (_refused is { } failure)
            throw new InvalidOperationException($"Failed to execute {Path.GetFileName(failure.File)}: {failure.Reason.Message}", failure.Reason);
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
                _isBroken = true;
                LogKept(logger);
                return;
            }

            var before = _current;
            Use(loaded.Generation);
            cron.Replace(loaded.Generation);
            before?.Dispose();
            // Who was told that something is wrong is told that it no longer is.
            if (_isBroken) LogMended(logger, folders.Hooks);
            else LogReloaded(logger, folders.Hooks);
            _isBroken = false;
        }
        catch (InvalidOperationException e)
        {
            // Two patterns of routes are in each other's way.
            Tell(new LoadFailure(folders.Hooks, e));
            _isBroken = true;
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

    private void Tell(LoadFailure failure) => LogFailed(logger, failure.File, failure.Reason.Message);

    [LoggerMessage(Level = LogLevel.Error, Message = "Failed to execute {File}: {Reason}")]
    private static partial void LogFailed(ILogger logger, string file, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The scripts that were loaded before stay in force")]
    private static partial void LogKept(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "All scripts in {Folder} could be loaded again, and are in force")]
    private static partial void LogMended(ILogger logger, string folder);

    [LoggerMessage(Level = LogLevel.Information, Message = "The scripts in {Folder} were loaded anew")]
    private static partial void LogReloaded(ILogger logger, string folder);
}
