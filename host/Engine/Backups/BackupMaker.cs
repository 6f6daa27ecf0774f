using Holdall.Backups;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.LocalFiles;
using Holdall.Engine.Storage;
using Holdall.Hooks;
using Holdall.Settings;

namespace Holdall.Engine.Backups;

/// <summary>Makes a backup: an archive in the temporary folder first, which is then put into the storage.</summary>
internal sealed class BackupMaker(
    EngineOptions options,
    Databases databases,
    DeletedFiles deleted,
    BackupStorages storages,
    ActiveBackup active,
    ISettings settings,
    IHooks hooks,
    BackupHistory history,
    TimeProvider time)
{
    private readonly IHook<BackupEvent> _hook = hooks.BackupCreate;

    /// <param name="name">Name of the archive; empty = one from the application's name and the time.</param>
    /// <param name="aborted">Gives up.</param>
    public Task RunAsync(string name, CancellationToken aborted) => RunAsync(name, target: null, aborted);

    /// <param name="name">As there.</param>
    /// <param name="target">Where the archive goes instead of the storage of backups; null = there.</param>
    /// <param name="aborted">Gives up.</param>
    /// <returns>The name.</returns>
    public async Task<string> RunAsync(string name, Func<Stream, CancellationToken, Task>? target, CancellationToken aborted)
    {
        if (name.Length == 0) name = BackupNames.Manual(settings.Current.Meta.AppName, time.GetUtcNow());
        using var turn = active.Begin(name);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(aborted, turn.Stopping);
        var e = new BackupEvent { Name = name, Exclude = DataDirectoryEntries.NotInBackups(), Aborted = stop.Token };
        await history.RunAsync(BackupHistory.Create, () => e.Name, () => _hook.RunAsync(e, () => MakeAsync(e, target)));
        return e.Name;
    }

    private async Task MakeAsync(BackupEvent e, Func<Stream, CancellationToken, Task>? target)
    {
        var storage = target is null ? storages.Current : null;
        using var use = TemporaryFolder.Use(options.DataDirectory);
        var path = Path.Combine(TemporaryFolder.In(options.DataDirectory), "pb_backup_" + Ids.Random(6, Ids.LowerLettersAndDigits));
        try
        {
            await PackAsync(path, DataDirectoryEntries.WithOurs(e.Exclude), e.Aborted);
            if (storage is BackupFolder folder)
            {
                await folder.TakeAsync(e.Name, path, e.Aborted);
                return;
            }

            await using var archive = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
            await (storage is null ? target!(archive, e.Aborted) : storage.SaveAsync(e.Name, archive, e.Aborted));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Both databases are packed as they are at one moment. Writers wait for that moment only.</summary>
    private async Task PackAsync(string path, IReadOnlySet<string> excluded, CancellationToken aborted)
    {
        using var main = DatabaseSnapshot.Prepare(databases.Main);
        using var auxiliary = DatabaseSnapshot.Prepare(databases.Auxiliary);
        try
        {
            // Before the state is taken, so that it names no file that is gone.
            deleted.Keep();
            await databases.Main.RunAsync(() => databases.Auxiliary.RunAsync(() => Take(main, auxiliary), aborted), aborted);
            var archive = new BackupArchive(options.DataDirectory, [main, auxiliary], deleted);
            await PatientThread.RunAsync("backup", () => archive.Write(path, excluded, aborted));
        }
        finally
        {
            main.End();
            auxiliary.End();
            deleted.Release();
        }
    }

    private static Task Take(DatabaseSnapshot main, DatabaseSnapshot auxiliary)
    {
        main.Take();
        auxiliary.Take();
        return Task.CompletedTask;
    }
}
