using Holdall.Backups;
using Holdall.Engine.DataDirectory;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Storage;
using Holdall.Files;
using Holdall.Hooks;
using Holdall.Http;

namespace Holdall.Engine.Backups;

/// <summary>Restores a backup: unpacks and checks it beside the data, then has the host start anew on it.</summary>
internal sealed class BackupRestorer(
    EngineOptions options, BackupStorages storages, IHooks hooks, BackupHistory history, IRestart? restart = null)
{
    public const string Missing = "Missing or invalid backup file.";

    private readonly IHook<BackupEvent> _hook = hooks.BackupRestore;

    /// <summary>Opens a backup that is to be restored, before anything is done.</summary>
    /// <exception cref="ApiException">400, it can't be done, or there is no such backup.</exception>
    public Task<StoredFile> OpenAsync(string name, CancellationToken aborted) => OpenAsync(() => storages.Current.OpenAsync(name, aborted), aborted);

    /// <summary>As the other, for an archive that lies anywhere.</summary>
    /// <exception cref="ApiException">400, it can't be done.</exception>
    public Task<StoredFile> OpenFileAsync(string path, CancellationToken aborted) =>
        OpenAsync(() => Task.FromResult<StoredFile?>(FileOf(path)), aborted);

    private static StoredFile FileOf(string path)
    {
        var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        return new StoredFile
        {
            Content = content,
            Size = content.Length,
            ContentType = "application/zip",
            Modified = File.GetLastWriteTimeUtc(content.SafeFileHandle),
        };
    }

    private async Task<StoredFile> OpenAsync(Func<Task<StoredFile?>> open, CancellationToken aborted)
    {
        if (restart is not { IsPossible: true }) throw ApiException.BadRequest("Only a process that serves can restore a backup.");
        if (DataDirectoryEntries.FindMount(options.DataDirectory) is { } mount)
            throw ApiException.BadRequest($"\"{mount}\" in the data directory is a mount of its own, which a restore can't exchange.");
        var archive = await open() ?? throw ApiException.BadRequest(Missing);
        try
        {
            await CheckSpaceAsync(archive, aborted);
            return archive;
        }
        catch
        {
            await archive.DisposeAsync();
            throw;
        }
    }

    /// <summary>Does what can be done while the application runs and asks for the restart.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="name">Name of the backup.</param>
    /// <param name="archive">What was opened of it.</param>
    /// <param name="aborted">Gives up.</param>
    /// <exception cref="InvalidDataException">The archive is not a backup; nothing was changed.</exception>
    public async Task RunAsync(ActiveBackup.Turn turn, string name, StoredFile archive, CancellationToken aborted)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(aborted, turn.Stopping);
        var use = TemporaryFolder.Use(options.DataDirectory);
        var folder = "pb_restore_" + Ids.Random(8, Ids.LowerLettersAndDigits);
        var path = Path.Combine(TemporaryFolder.In(options.DataDirectory), folder);
        var e = new BackupEvent { Name = name, Exclude = DataDirectoryEntries.NotReplaced(), Aborted = stop.Token };
        var isReady = false;
        try
        {
            await history.RunAsync(BackupHistory.Restore, () => name, () => _hook.RunAsync(e, async () =>
            {
                await UnpackAsync(archive.Content, path, e.Aborted);
                isReady = true;
            }));
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
        restart!.Request(DataSwap.Plan(options.DataDirectory, folder, old, DataDirectoryEntries.WithOurs(e.Exclude), use));
    }

    /// <summary>
    /// The archive is unpacked beside the data. What is no archive is found out later, as is what is damaged. One that lies elsewhere is not fetched for that:
    /// it takes at least its own size.
    /// </summary>
    private async Task CheckSpaceAsync(StoredFile archive, CancellationToken aborted)
    {
        var size = archive.Content is FileStream ? await BackupExtraction.SizeAsync(archive.Content, aborted) : archive.Size;
        var free = new DriveInfo(options.DataDirectory).AvailableFreeSpace;
        if (size > free) throw ApiException.BadRequest($"The backup needs {Megabytes(size)} MB and there are {Megabytes(free)} MB free.");
    }

    private static long Megabytes(long bytes) => bytes / (1 << 20);

    private static async Task UnpackAsync(Stream archive, string path, CancellationToken aborted)
    {
        archive.Position = 0;
        await using var here = await FetchAsync(archive, path + ".zip", aborted);
        await BackupExtraction.RunAsync(here, path, aborted);
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
