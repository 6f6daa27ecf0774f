using Holdall.Backups;
using Holdall.Engine.DataDirectory;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Storage;
using Holdall.Hooks;
using Holdall.Http;

namespace Holdall.Engine.Backups;

/// <summary>Restores a backup: unpacks and checks it beside the data, then has the host start anew on it.</summary>
internal sealed class BackupRestorer(EngineOptions options, BackupStorages storages, ActiveBackup active, IHooks hooks, IRestart? restart = null)
{
    private readonly IHook<BackupEvent> _hook = hooks.BackupRestore;

    /// <summary>Begins a restore, before anything is done.</summary>
    /// <exception cref="ApiException">400, it can't be done now, or there is no such backup.</exception>
    public async Task<ActiveBackup.Turn> BeginAsync(string name, CancellationToken aborted)
    {
        active.ThrowIfBusy();
        if (!await storages.HasAsync(name, aborted)) throw ApiException.BadRequest("Missing or invalid backup file.");
        if (restart is not { IsPossible: true }) throw ApiException.BadRequest("Only a process that serves can restore a backup.");
        if (DataDirectoryEntries.FindMount(options.DataDirectory) is { } mount)
            throw ApiException.BadRequest($"\"{mount}\" in the data directory is a mount of its own, which a restore can't exchange.");
        await CheckSpaceAsync(name, aborted);
        return active.Begin(name);
    }

    /// <summary>Does what can be done while the application runs and asks for the restart.</summary>
    /// <exception cref="InvalidDataException">The archive is not a backup; nothing was changed.</exception>
    public async Task RunAsync(ActiveBackup.Turn turn, CancellationToken aborted)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(aborted, turn.Stopping);
        var use = TemporaryFolder.Use(options.DataDirectory);
        var folder = "pb_restore_" + Ids.Random(8, Ids.LowerLettersAndDigits);
        var path = Path.Combine(TemporaryFolder.In(options.DataDirectory), folder);
        var e = new BackupEvent { Name = turn.Name, Exclude = DataDirectoryEntries.NotReplaced(), Aborted = stop.Token };
        var isReady = false;
        try
        {
            await _hook.RunAsync(e, async () =>
            {
                await UnpackAsync(e, path);
                isReady = true;
            });
        }
        catch
        {
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            use.Dispose();
            throw;
        }

        if (!isReady)
        {
            use.Dispose();
            return;
        }

        turn.Keep();
        var old = "old_pb_data_" + Ids.Random(8, Ids.LowerLettersAndDigits);
        restart!.Request(DataSwap.Plan(options.DataDirectory, folder, old, DataDirectoryEntries.WithThoseOfThisProcess(e.Exclude), use));
    }

    /// <summary>The archive is unpacked beside the data. What is no archive is found out later, as is what is damaged.</summary>
    private async Task CheckSpaceAsync(string name, CancellationToken aborted)
    {
        await using var archive = await storages.Current.OpenAsync(name, aborted) ?? throw ApiException.BadRequest("Missing or invalid backup file.");
        var size = await BackupExtraction.SizeAsync(archive.Content, aborted);
        var free = new DriveInfo(options.DataDirectory).AvailableFreeSpace;
        if (size > free) throw ApiException.BadRequest($"The backup needs {Megabytes(size)} MB and there are {Megabytes(free)} MB free.");
    }

    private static long Megabytes(long bytes) => bytes / (1 << 20);

    private async Task UnpackAsync(BackupEvent e, string path)
    {
        await using var archive = await storages.Current.OpenAsync(e.Name, e.Aborted) ?? throw ApiException.BadRequest("Missing or invalid backup file.");
        await using var here = await FetchAsync(archive.Content, path + ".zip", e.Aborted);
        await BackupExtraction.RunAsync(here, path, e.Aborted);
        DirectoryCheck.Main(Path.Combine(path, Databases.MainFile));
        DirectoryCheck.Auxiliary(Path.Combine(path, Databases.AuxiliaryFile));
    }

    /// <summary>What lies elsewhere is fetched as a whole: an archive is read in many small pieces.</summary>
    private static async Task<Stream> FetchAsync(Stream content, string path, CancellationToken aborted)
    {
        if (content is FileStream) return content;
        var copy = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            content.Position = 0;
            await content.CopyToAsync(copy, aborted);
            copy.Position = 0;
            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }
}
