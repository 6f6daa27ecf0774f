using System.Buffers;
using System.IO.Compression;
using Holdall.Engine.DataDirectory;
using Holdall.Engine.LocalFiles;
using Holdall.Engine.Storage;
using Microsoft.Win32.SafeHandles;

namespace Holdall.Engine.Backups;

/// <summary>Packs the data directory into a ZIP file: every regular file, its name relative with slashes, no entries for folders.</summary>
internal sealed class BackupArchive(string directory, IReadOnlyList<DatabaseSnapshot> databases, DeletedFiles deleted)
{
    private const int ChunkSize = 128 << 10;
    private const int RegularFile = 0x8000;

    /// <summary>The years that the format can name.</summary>
    private const int FirstYear = 1980;
    private const int LastYear = 2107;

    private readonly HashSet<string> _packed = new(StringComparer.Ordinal);

    /// <summary>Writes the archive.</summary>
    public async Task WriteAsync(string path, IReadOnlySet<string> excluded, CancellationToken aborted)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, ChunkSize, FileOptions.Asynchronous);
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, aborted);
        foreach (var entry in EntriesOf(new DirectoryInfo(directory)))
        {
            if (excluded.Contains(entry.Name)) continue;
            await AddAsync(zip, entry, aborted);
        }

        foreach (var (name, kept) in deleted.Kept())
        {
            // What was packed before it was deleted is there already.
            if (!excluded.Contains(name.Split(Path.DirectorySeparatorChar)[0]) && !_packed.Contains(name)) await AddFileAsync(zip, kept, name, aborted);
        }
    }

    private async Task AddAsync(ZipArchive zip, FileSystemInfo entry, CancellationToken aborted)
    {
        if (entry.LinkTarget is not null) return;
        if (entry is FileInfo file)
        {
            await AddFileAsync(zip, file, Path.GetRelativePath(directory, file.FullName), aborted);
            return;
        }

        foreach (var inner in EntriesOf((DirectoryInfo)entry)) await AddAsync(zip, inner, aborted);
    }

    private async Task AddFileAsync(ZipArchive zip, FileInfo file, string name, CancellationToken aborted)
    {
        var (kept, length) = PartOf(file.FullName);
        using var own = kept is null && length > 0 && UnixFiles.IsRegular(file.FullName) ? TryOpen(file) : null;
        // One that is gone since its folder was read was kept, or nothing refers to it.
        if ((kept ?? own) is not { } handle) return;
        _packed.Add(name);
        var entry = zip.CreateEntry(name.Replace(Path.DirectorySeparatorChar, '/'), CompressionLevel.Optimal);
        var modified = File.GetLastWriteTimeUtc(handle);
        if (modified.Year is >= FirstYear and <= LastYear) entry.LastWriteTime = modified;
        if (!OperatingSystem.IsWindows()) entry.ExternalAttributes = (RegularFile | (int)File.GetUnixFileMode(handle)) << 16;
        await using var target = await entry.OpenAsync(aborted);
        await CopyAsync(handle, length, target, aborted);
    }

    /// <summary>The handle of a file that must not be opened and closed, and how much of the file is packed.</summary>
    private (SafeFileHandle? Kept, long Length) PartOf(string path)
    {
        foreach (var database in databases)
        {
            if (database.TryFind(path, out var handle, out var length)) return (handle, length);
        }

        return (null, long.MaxValue);
    }

    private static async Task CopyAsync(SafeFileHandle source, long length, Stream target, CancellationToken aborted)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            long offset = 0;
            int read;
            while ((read = await RandomAccess.ReadAsync(source, buffer.AsMemory(0, (int)Math.Min(buffer.Length, length - offset)), offset, aborted)) > 0)
            {
                await target.WriteAsync(buffer.AsMemory(0, read), aborted);
                offset += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static SafeFileHandle? TryOpen(FileInfo file)
    {
        try
        {
            return File.OpenHandle(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>What lies in a folder, in the order of the names; nothing if it was just deleted.</summary>
    private static FileSystemInfo[] EntriesOf(DirectoryInfo folder)
    {
        try
        {
            var entries = folder.GetFileSystemInfos();
            Array.Sort(entries, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
            return entries;
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }
}
