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

    /// <summary>
    /// After how many bytes the archive is brought to the disk. Hundreds of megabytes at once would keep the disk from everyone's
    /// commits for as long as that takes.
    /// </summary>
    private const int FlushStep = 8 << 20;

    private readonly HashSet<string> _packed = new(StringComparer.Ordinal);
    private long _flushed;

    /// <summary>Writes the archive. It keeps its thread busy all the time.</summary>
    public void Write(string path, IReadOnlySet<string> excluded, CancellationToken aborted)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, ChunkSize);
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in EntriesOf(new DirectoryInfo(directory)))
        {
            if (excluded.Contains(entry.Name)) continue;
            Add(zip, entry, Settle);
        }

        foreach (var (name, kept) in deleted.Kept())
        {
            // What was packed before it was deleted is there already.
            if (!excluded.Contains(name.Split(Path.DirectorySeparatorChar)[0]) && !_packed.Contains(name)) AddFile(zip, kept, name, Settle);
        }

        void Settle()
        {
            aborted.ThrowIfCancellationRequested();
            if (file.Position - _flushed < FlushStep) return;
            file.Flush(flushToDisk: true);
            _flushed = file.Position;
        }
    }

    private void Add(ZipArchive zip, FileSystemInfo entry, Action settle)
    {
        if (entry.LinkTarget is not null) return;
        if (entry is FileInfo file)
        {
            AddFile(zip, file, Path.GetRelativePath(directory, file.FullName), settle);
            return;
        }

        foreach (var inner in EntriesOf((DirectoryInfo)entry)) Add(zip, inner, settle);
    }

    private void AddFile(ZipArchive zip, FileInfo file, string name, Action settle)
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
        using var target = entry.Open();
        Copy(handle, length, target, settle);
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

    private static void Copy(SafeFileHandle source, long length, Stream target, Action settle)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            long offset = 0;
            int read;
            while ((read = RandomAccess.Read(source, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - offset)), offset)) > 0)
            {
                settle();
                target.Write(buffer, 0, read);
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
