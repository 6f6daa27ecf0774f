using Microsoft.Extensions.Hosting;

namespace Holdall.Plugins.JsHooks.Hosting;

/// <summary>Watches the folder of hooks while the server answers, from the moment on when there is one.</summary>
internal sealed class ScriptWatch(ScriptHost host, ScriptFolders folders, JsHooksSettings settings, TimeProvider time) : BackgroundService
{
    /// <summary>Several changes within this time are one.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>How often somebody looks whether there is a folder by now.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _changed = new(0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.HooksWatch) return;
        // One that goes and comes again between two looks is a new one, too.
        for (var isNew = !Directory.Exists(folders.Hooks); ; isNew = true)
        {
            while (!Directory.Exists(folders.Hooks)) await Task.Delay(Look, time, stoppingToken);
            try
            {
                await WatchAsync(isNew, stoppingToken);
            }
            catch (Exception e) when (e is IOException or ArgumentException && !Directory.Exists(folders.Hooks))
            {
                // It has gone while somebody began to watch it.
            }
        }
    }

    /// <summary>Ends when the folder is gone.</summary>
    private async Task WatchAsync(bool isNew, CancellationToken stop)
    {
        using var watcher = new FileSystemWatcher(folders.Hooks) { IncludeSubdirectories = true };
        watcher.Changed += (_, e) => Note(e.FullPath);
        watcher.Created += (_, e) => Note(e.FullPath);
        watcher.Deleted += (_, e) => Note(e.FullPath);
        watcher.Renamed += (_, e) => Note(e.FullPath);
        watcher.Error += (_, _) => _changed.Release();
        watcher.EnableRaisingEvents = true;
        if (isNew) _changed.Release();
        while (Directory.Exists(folders.Hooks))
        {
            await _changed.WaitAsync(stop);
            do await Task.Delay(Pause, time, stop);
            while (await _changed.WaitAsync(0, stop) && Drain());
            await host.ReloadAsync();
        }
    }

    private bool Drain()
    {
        while (_changed.Wait(0))
        {
        }

        return true;
    }

    private void Note(string path)
    {
        var parts = Path.GetRelativePath(folders.Hooks, path).Split(Path.DirectorySeparatorChar);
        for (var i = 0; i < parts.Length - 1; i++)
        {
            if (parts[i] == "node_modules" || parts[i].StartsWith('.')) return;
        }

        _changed.Release();
    }
}
