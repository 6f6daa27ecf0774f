using Microsoft.Extensions.Hosting;

namespace Holdall.Plugins.JsHooks.Hosting;

/// <summary>Watches the folder of hooks while the server answers.</summary>
internal sealed class ScriptWatch(ScriptHost host, ScriptFolders folders, JsHooksSettings settings, TimeProvider time) : BackgroundService
{
    /// <summary>Several changes within this time are one.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _changed = new(0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.HooksWatch || !Directory.Exists(folders.Hooks)) return;
        using var watcher = new FileSystemWatcher(folders.Hooks) { IncludeSubdirectories = true };
        watcher.Changed += (_, e) => Note(e.FullPath);
        watcher.Created += (_, e) => Note(e.FullPath);
        watcher.Deleted += (_, e) => Note(e.FullPath);
        watcher.Renamed += (_, e) => Note(e.FullPath);
        watcher.Error += (_, _) => _changed.Release();
        watcher.EnableRaisingEvents = true;
        while (true)
        {
            await _changed.WaitAsync(stoppingToken);
            do await Task.Delay(Pause, time, stoppingToken);
            while (await _changed.WaitAsync(0, stoppingToken) && Drain());
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
