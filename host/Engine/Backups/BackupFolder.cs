using System.Globalization;
using Holdall.Files;

namespace Holdall.Engine.Backups;

/// <summary>Stores backups in the folder <c>backups</c> of the data directory, each with its side-car (spec 01, section 13).</summary>
internal sealed class BackupFolder(EngineOptions options, TimeProvider time) : IBackupStorage
{
    public const string Name = "backups";

    private const string SideCar = ".attrs";

    private readonly string _folder = Path.Combine(options.DataDirectory, Name);

    public Task<IReadOnlyList<StoredBackup>> ListAsync(CancellationToken aborted = default)
    {
        var list = new List<StoredBackup>();
        if (!Directory.Exists(_folder)) return Task.FromResult<IReadOnlyList<StoredBackup>>(list);
        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if (file.Name.EndsWith(SideCar, StringComparison.Ordinal)) continue;
            list.Add(new StoredBackup { Name = Path.GetRelativePath(_folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), Size = file.Length, Modified = file.LastWriteTimeUtc });
        }

        list.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return Task.FromResult<IReadOnlyList<StoredBackup>>(list);
    }

    public async Task SaveAsync(string name, Stream content, CancellationToken aborted = default)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var nanoseconds = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        var temporary = string.Create(CultureInfo.InvariantCulture, $"{path}.{nanoseconds:x}.tmp");
        try
        {
            var attributes = await BackupSideCar.CopyAsync(content, temporary, name, aborted);
            await File.WriteAllBytesAsync(path + SideCar, attributes, aborted);
            MoveInto(path, temporary);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public async Task<StoredFile?> OpenAsync(string name, CancellationToken aborted = default)
    {
        if (!BackupNames.CanBeStored(name) || Open(PathOf(name)) is not { } content) return null;
        try
        {
            var type = await BackupSideCar.ReadTypeAsync(PathOf(name) + SideCar, aborted);
            return new StoredFile { Content = content, Size = content.Length, ContentType = type, Modified = File.GetLastWriteTimeUtc(content.SafeFileHandle) };
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    public Task DeleteAsync(string name, CancellationToken aborted = default)
    {
        if (!BackupNames.CanBeStored(name) || !File.Exists(PathOf(name))) throw new FileNotFoundException($"There is no backup \"{name}\".");
        File.Delete(PathOf(name));
        File.Delete(PathOf(name) + SideCar);
        return Task.CompletedTask;
    }

    private static void MoveInto(string path, string temporary)
    {
        try
        {
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(path + SideCar);
            throw;
        }
    }

    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException || Directory.Exists(path))
        {
            return null;
        }
    }

    private string PathOf(string name) =>
        BackupNames.CanBeStored(name) ? Path.Combine(_folder, name) : throw new ArgumentException($"\"{name}\" is no name of a backup.", nameof(name));
}
