using Holdall.Backups;
using Holdall.Engine.LocalFiles;
using Holdall.Files;

namespace Holdall.Engine.Backups;

/// <summary>Stores backups in the folder <c>backups</c> of the data directory, each with its side-car.</summary>
internal sealed class BackupFolder(EngineOptions options, TimeProvider time) : IBackupStorage
{
    public const string Name = "backups";

    private readonly string _folder = Path.Combine(options.DataDirectory, Name);
    private readonly LocalStorage _files = new(Path.Combine(options.DataDirectory, Name), time, isFlushed: true);

    /// <summary>Deletes what was on its way here when its process died. The caller owns the temporary folder, so nobody is at it.</summary>
    public static void RemovePending(string dataDirectory)
    {
        foreach (var file in FilesIn(Path.Combine(dataDirectory, Name)))
        {
            if (PendingFile.IsOne(file.Name)) file.Delete();
        }
    }

    public Task<IReadOnlyList<StoredBackup>> ListAsync(CancellationToken aborted = default)
    {
        var list = Files().Select(file => new StoredBackup { Name = NameOf(file), Size = file.Length, Modified = file.LastWriteTimeUtc }).ToList();
        list.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return Task.FromResult<IReadOnlyList<StoredBackup>>(list);
    }

    /// <summary>The one that was written last, or null.</summary>
    public BackupOutcome? FindNewest()
    {
        var newest = Files().MaxBy(static file => file.LastWriteTimeUtc);
        return newest is null ? null : new BackupOutcome(NameOf(newest), newest.LastWriteTimeUtc, Succeeded: true);
    }

    public Task SaveAsync(string name, Stream content, CancellationToken aborted = default) =>
        BackupNames.CanBeStored(name)
            ? _files.SaveAsync(name, content, name, aborted)
            : throw NoName(name);

    /// <summary>Stores an archive that is complete without writing it a second time; the file itself is gone then.</summary>
    public async Task TakeAsync(string name, string archive, CancellationToken aborted)
    {
        if (!BackupNames.CanBeStored(name)) throw NoName(name);
        await using var writing = PendingFile.Create(StorageKeys.PathOf(_folder, name), time);
        await PatientThread.RunAsync("backup", () => writing.Take(archive));
        await writing.CommitAsync(name, aborted);
    }

    public Task<StoredFile?> OpenAsync(string name, CancellationToken aborted = default) =>
        BackupNames.CanBeStored(name) ? _files.OpenAsync(name, aborted) : Task.FromResult<StoredFile?>(null);

    public Task DeleteAsync(string name, CancellationToken aborted = default)
    {
        var exists = BackupNames.CanBeStored(name) && File.Exists(Path.Combine(_folder, name));
        return exists ? _files.DeleteAsync(name, aborted) : throw new FileNotFoundException($"There is no backup \"{name}\".");
    }

    private IEnumerable<FileInfo> Files() => FilesIn(_folder).Where(static file => !SideCar.IsNameOfOne(file.Name) && !PendingFile.IsOne(file.Name));

    private static IEnumerable<FileInfo> FilesIn(string folder) =>
        Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories) : [];

    private static ArgumentException NoName(string name) => new($"\"{name}\" is no name of a backup.", nameof(name));

    private string NameOf(FileInfo file) => Path.GetRelativePath(_folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
}
