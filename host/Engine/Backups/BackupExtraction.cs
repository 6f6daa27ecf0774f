using System.Buffers;
using System.IO.Compression;
using System.IO.Hashing;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Backups;

/// <summary>Unpacks a backup into an empty folder and refuses what is none. Nothing outside of the folder is touched.</summary>
internal static class BackupExtraction
{
    private const int ChunkSize = 128 << 10;
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;
    private const UnixFileMode Permissions = (UnixFileMode)0x1FF;

    /// <exception cref="InvalidDataException">It is no archive, it is damaged, a name leads out of the folder, or it holds no database.</exception>
    public static async Task RunAsync(Stream archive, string folder, CancellationToken aborted)
    {
        Directory.CreateDirectory(folder);
        await using var zip = await ZipArchive.CreateAsync(archive, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, aborted);
        // All names first: an archive with a bad one is not unpacked in part.
        foreach (var entry in zip.Entries) PathOf(folder, entry);
        foreach (var entry in zip.Entries) await ExtractAsync(entry, PathOf(folder, entry), aborted);
        if (!File.Exists(Path.Combine(folder, Databases.MainFile))) throw new InvalidDataException($"The archive has no {Databases.MainFile} at its top.");
    }

    /// <summary>How many bytes the content of an archive takes; 0 when it is none.</summary>
    public static async Task<long> SizeAsync(Stream archive, CancellationToken aborted)
    {
        try
        {
            await using var zip = await ZipArchive.CreateAsync(archive, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, aborted);
            var size = 0L;
            foreach (var entry in zip.Entries) size = entry.Length > long.MaxValue - size ? long.MaxValue : size + entry.Length;
            return size;
        }
        catch (InvalidDataException)
        {
            return 0;
        }
    }

    private static string PathOf(string folder, ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        if (name.Contains('\0')) throw new InvalidDataException("The archive has an entry whose name is not valid.");
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(root + name);
        var isInside = path.StartsWith(root, StringComparison.Ordinal) && !Path.IsPathRooted(name);
        return isInside || path + Path.DirectorySeparatorChar == root
            ? path
            : throw new InvalidDataException($"The archive has an entry that leads out of it: \"{name}\".");
    }

    /// <summary>Links, devices and the like are left out.</summary>
    private static async Task ExtractAsync(ZipArchiveEntry entry, string path, CancellationToken aborted)
    {
        var type = (entry.ExternalAttributes >> 16) & TypeMask;
        if (entry.FullName.EndsWith('/') || type == Folder)
        {
            Directory.CreateDirectory(path);
            return;
        }

        if (type is not (0 or RegularFile)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous,
            BufferSize = 0,
        };
        var mode = (UnixFileMode)(entry.ExternalAttributes >> 16) & Permissions;
        if (mode != 0 && !OperatingSystem.IsWindows()) options.UnixCreateMode = mode | UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var source = await entry.OpenAsync(aborted);
        await using var target = new FileStream(path, options);
        var crc = await CopyAsync(source, target, aborted);
        if (crc != entry.Crc32 || target.Length != entry.Length) throw new InvalidDataException($"The entry \"{entry.FullName}\" of the archive is damaged.");
        target.Flush(flushToDisk: true);
    }

    private static async Task<uint> CopyAsync(Stream source, FileStream target, CancellationToken aborted)
    {
        var crc = new Crc32();
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            int read;
            while ((read = await source.ReadAsync(buffer, aborted)) > 0)
            {
                crc.Append(buffer.AsSpan(0, read));
                await target.WriteAsync(buffer.AsMemory(0, read), aborted);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return crc.GetCurrentHashAsUInt32();
    }
}
