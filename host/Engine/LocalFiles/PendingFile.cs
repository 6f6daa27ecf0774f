using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Holdall.Engine.Files;

namespace Holdall.Engine.LocalFiles;

/// <summary>A file on its way into the storage: it takes its place with the commit, or leaves nothing behind.</summary>
internal sealed partial class PendingFile : IAsyncDisposable
{
    private const int BufferSize = 81920;
    private const int FileExistsOnUnix = 17;
    private const int FileExistsOnWindows = unchecked((int)0x80070050);

    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _content;
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private readonly byte[] _head = new byte[ContentTypes.HeadLength];
    private int _headLength;
    private bool _committed;

    private PendingFile(string path, FileStream content)
    {
        _path = path;
        _content = content;
        _temporary = content.Name;
    }

    public static PendingFile Create(string path, TimeProvider time)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var nanoseconds = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        while (true)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{path}.{nanoseconds++:x}.tmp");
            try
            {
                return new PendingFile(
                    path, new FileStream(name, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous));
            }
            catch (IOException e) when (e.HResult is FileExistsOnUnix or FileExistsOnWindows)
            {
                // Another upload of the same instant has the name.
            }
        }
    }

    /// <summary>Whether a file is on its way, or was when its process died.</summary>
    public static bool IsOne(string path) => Form().IsMatch(path);

    public async Task FillAsync(Stream content, CancellationToken aborted)
    {
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await content.ReadAsync(buffer, aborted)) > 0)
        {
            var part = buffer.AsMemory(0, read);
            Note(part.Span);
            await _content.WriteAsync(part, aborted);
        }
    }

    /// <summary>Takes over a file that is complete: it is moved, and copied only when it lies on another disk. Then it is on the disk.</summary>
    public void Take(string file)
    {
        _content.Dispose();
        File.Move(file, _temporary, overwrite: true);
        using var content = new FileStream(_temporary, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        var buffer = new byte[BufferSize];
        int read;
        while ((read = content.Read(buffer)) > 0) Note(buffer.AsSpan(0, read));
        content.Flush(flushToDisk: true);
    }

    public void Flush() => _content.Flush(flushToDisk: true);

    public async Task CommitAsync(string? originalName, CancellationToken aborted)
    {
        await _content.DisposeAsync();
        var sideCar = SideCar.Write(ContentTypes.Detect(_head.AsSpan(0, _headLength)), originalName, _md5.GetHashAndReset());
        await File.WriteAllBytesAsync(SideCar.Of(_path), sideCar, aborted);
        try
        {
            File.Move(_temporary, _path, overwrite: true);
            _committed = true;
        }
        catch
        {
            File.Delete(SideCar.Of(_path));
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _content.DisposeAsync();
        _md5.Dispose();
        if (!_committed) File.Delete(_temporary);
    }

    /// <summary>Keeps what the side-car tells of the content.</summary>
    private void Note(ReadOnlySpan<byte> part)
    {
        _md5.AppendData(part);
        var taken = Math.Min(part.Length, _head.Length - _headLength);
        part[..taken].CopyTo(_head.AsSpan(_headLength));
        _headLength += taken;
    }

    [GeneratedRegex(@"\.[0-9a-f]{16}\.tmp\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
