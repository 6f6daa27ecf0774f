using Holdall.Engine.Backups;
using Holdall.Engine.Backups.Incremental;
using Holdall.Engine.DataDirectory;
using Holdall.Engine.Logs;
using Holdall.Engine.Notices;
using Holdall.Engine.Schema;
using Holdall.Engine.Settings;
using Holdall.Engine.Storage;

namespace Holdall.Engine;

/// <summary>Opens and closes the data directory.</summary>
internal sealed class EngineLifetime(
    EngineOptions options, Databases databases, SchemaCache schema, SettingsStore settings, NoticeWatch watch, BackgroundWork background, ActiveBackup backup,
    LogStore logs, DatabaseMetrics metrics, IncrementalBackups incremental, TimeProvider time)
{
    /// <exception cref="DataDirectoryException">The data directory can't be used; nothing was changed.</exception>
    public async Task OpenAsync()
    {
        ReserveThreads();
        DataSwap.Recover(options.DataDirectory);
        DirectoryDatabases.Open(options, databases, time, metrics: metrics);
        schema.Reload();
        await settings.ReloadAsync();
        incremental.Hold();
        foreach (var database in databases.Opened) database.ShortenLog();
        watch.Start();
    }

    /// <summary>Begins what only a process does that serves.</summary>
    public void Serve() => incremental.Start();

    /// <summary>Stops a backup, waits for work in the background, writes what is left of the log and closes the files.</summary>
    public async Task CloseAsync()
    {
        await backup.StopAsync();
        await watch.StopAsync();
        await background.DrainAsync();
        await incremental.StopAsync();
        await logs.FlushAsync();
        databases.Dispose();
        incremental.Remember();
    }

    /// <summary>
    /// A query occupies its thread. While the queries of one client run there must be threads for everybody else at once, not when the pool has seen it.
    /// </summary>
    private static void ReserveThreads()
    {
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + Database.ReaderCount), completions);
    }
}
