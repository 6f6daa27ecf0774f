using System.Runtime.CompilerServices;
using Holdall.Files;

namespace Holdall.Engine.LocalFiles;

/// <summary>Stores files in a folder.</summary>
/// <param name="root">Folder of the storage; made when the first file is stored.</param>
/// <param name="time">Tells the time for names of temporary files.</param>
/// <param name="isFlushed">Whether a file is on the disk before it takes its place.</param>
/// <param name="deleted">Who may still need what is deleted; null = nobody.</param>
internal sealed class LocalStorage(string root, TimeProvider time, bool isFlushed = false, DeletedFiles? deleted = null) : IFileStorage
{
    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    public async Task SaveAsync(string key, Stream content, string? originalName, CancellationToken aborted = default)
    {
        var path = StorageKeys.PathOf(_root, key);
        await using var writing = PendingFile.Create(path, time);
        await writing.FillAsync(content, aborted);
        if (isFlushed) writing.Flush();
        await writing.CommitAsync(originalName, aborted);
    }

    public Task<StoredFile?> OpenAsync(string key, CancellationToken aborted = default)
    {
        string path;
        try
        {
            path = StorageKeys.PathOf(_root, key);
        }
        catch (ArgumentException)
        {
            // Nothing can be stored there.
            return Task.FromResult<StoredFile?>(null);
        }

        if (Open(path) is not { } content) return Task.FromResult<StoredFile?>(null);
        try
        {
            var (contentType, originalName) = SideCar.Read(path);
            return Task.FromResult<StoredFile?>(new StoredFile
            {
                Content = content,
                Size = content.Length,
                ContentType = contentType,
                OriginalName = originalName,
                Modified = File.GetLastWriteTimeUtc(content.SafeFileHandle),
            });
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    public Task DeleteAsync(string key, CancellationToken aborted = default)
    {
        var path = StorageKeys.PathOf(_root, key);
        if (!Directory.Exists(Path.GetDirectoryName(path))) return Task.CompletedTask;
        if (Directory.Exists(path))
        {
            DeleteIfEmpty(path);
            return Task.CompletedTask;
        }

        deleted?.Take(path);
        deleted?.Take(SideCar.Of(path));
        DeleteWithSideCar(path);
        return Task.CompletedTask;
    }

    public Task DeletePrefixAsync(string prefix, CancellationToken aborted = default)
    {
        if (prefix.Length > 0 && prefix[^1] == '/')
        {
            var all = StorageKeys.FolderOf(_root, prefix);
            deleted?.Take(all);
            DeleteFolder(all);
            return Task.CompletedTask;
        }

        var path = StorageKeys.PathOf(_root, prefix);
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder)) return Task.CompletedTask;
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder))
        {
            if (!Path.GetFileName(entry.AsSpan()).StartsWith(Path.GetFileName(path.AsSpan()))) continue;
            aborted.ThrowIfCancellationRequested();
            deleted?.Take(entry);
            if (Directory.Exists(entry)) DeleteFilesBelow(entry);
            else File.Delete(entry);
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken aborted = default)
    {
        await Task.CompletedTask;
        foreach (var path in FilesBelow(_root))
        {
            aborted.ThrowIfCancellationRequested();
            yield return StorageKeys.KeyOf(_root, path);
        }
    }

    private static IEnumerable<string> FilesBelow(string folder)
    {
        if (!Directory.Exists(folder)) yield break;
        foreach (var entry in Directory.GetFileSystemEntries(folder).Order(StringComparer.Ordinal))
        {
            if (Directory.Exists(entry))
            {
                foreach (var file in FilesBelow(entry)) yield return file;
            }
            else if (!SideCar.IsNameOfOne(entry) && !PendingFile.IsOne(entry)) yield return entry;
        }
    }

    private static FileStream? Open(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // It was deleted a moment ago.
            return null;
        }
    }

    private static void DeleteIfEmpty(string folder)
    {
        if (!Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
    }

    private static void DeleteWithSideCar(string path)
    {
        File.Delete(path);
        File.Delete(SideCar.Of(path));
    }

    private static void DeleteFilesBelow(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)) File.Delete(file);
    }

    private static void DeleteFolder(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // There was nothing to delete, or somebody else did.
        }
    }
}
