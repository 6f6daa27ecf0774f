using System.Buffers;

namespace Holdall.Plugins.Files.S3;

/// <summary>Bytes of an upload that are in memory; there are few of these at a time in the whole process.</summary>
internal sealed class Part : IDisposable
{
    /// <summary>Bytes of a part, unless it is the last one.</summary>
    public const int Size = 6 << 20;

    private const int PartsOfAll = 16;

    private static readonly SemaphoreSlim Turns = new(PartsOfAll);

    private readonly byte[] _bytes;
    private bool _isDisposed;

    private Part(int capacity) => _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>Takes the next bytes of a stream; none when it has ended.</summary>
    public static async Task<Part> TakeAsync(Stream content, CancellationToken aborted)
    {
        await Turns.WaitAsync(aborted);
        var part = new Part(content.CanSeek ? (int)Math.Clamp(content.Length - content.Position, 1, Size) : Size);
        try
        {
            var capacity = Math.Min(part._bytes.Length, Size);
            part.Length = await content.ReadAtLeastAsync(part._bytes.AsMemory(0, capacity), capacity, throwOnEndOfStream: false, aborted);
            return part;
        }
        catch
        {
            part.Dispose();
            throw;
        }
    }

    public MemoryStream Open() => new(_bytes, 0, Length, writable: false);

    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        ArrayPool<byte>.Shared.Return(_bytes);
        Turns.Release();
    }
}
