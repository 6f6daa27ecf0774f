using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>A segment whose checksum has been found right.</summary>
internal sealed class SegmentFile
{
    private const int ChunkSize = 128 << 10;

    private readonly Stream _content;

    private SegmentFile(Stream content, SegmentHeader header, byte[] hash) => (_content, Header, Hash) = (content, header, hash);

    public SegmentHeader Header { get; }

    /// <summary>Its checksum.</summary>
    public byte[] Hash { get; }

    /// <summary>Reads the whole of a segment and compares its checksum.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or none.</exception>
    public static async Task<SegmentFile> CheckAsync(Stream content, CancellationToken aborted)
    {
        var left = content.Length - SegmentHeader.HashSize;
        if (left < SegmentHeader.Size) throw new InvalidDataException("It is too short.");
        content.Position = 0;
        var head = new byte[SegmentHeader.Size];
        await content.ReadExactlyAsync(head, aborted);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head);
        left -= head.Length;
        var buffer = new byte[ChunkSize];
        while (left > 0)
        {
            var read = await content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), aborted);
            if (read == 0) throw new InvalidDataException("It ends before its end.");
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        var expected = new byte[SegmentHeader.HashSize];
        await content.ReadExactlyAsync(expected, aborted);
        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(expected)) throw new InvalidDataException("Its checksum is wrong.");
        return new SegmentFile(content, SegmentHeader.Read(head), expected);
    }

    /// <summary>What a segment says of itself, and its checksum, without reading all of it.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static async Task<(SegmentHeader Header, byte[] Hash)> PeekAsync(Stream content, CancellationToken aborted)
    {
        if (content.Length < SegmentHeader.Size + SegmentHeader.HashSize) throw new InvalidDataException("It is too short.");
        var (head, hash) = (new byte[SegmentHeader.Size], new byte[SegmentHeader.HashSize]);
        content.Position = 0;
        await content.ReadExactlyAsync(head, aborted);
        content.Position = content.Length - hash.Length;
        await content.ReadExactlyAsync(hash, aborted);
        return (SegmentHeader.Read(head), hash);
    }

    /// <summary>Puts its pages into a database file, which has the size of then afterwards.</summary>
    /// <exception cref="InvalidDataException">It has other pages than it says.</exception>
    public void Apply(SafeFileHandle database)
    {
        _content.Position = SegmentHeader.Size;
        using var unpacked = new ZLibStream(_content, CompressionMode.Decompress, leaveOpen: true);
        var page = new byte[4 + Header.PageSize];
        for (var i = 0u; i < Header.Pages; i++)
        {
            unpacked.ReadExactly(page);
            var number = BinaryPrimitives.ReadUInt32BigEndian(page);
            if (number == 0 || number > Header.PageCount) throw new InvalidDataException($"It has a page {number} of {Header.PageCount}.");
            RandomAccess.Write(database, page.AsSpan(4), (number - 1L) * Header.PageSize);
        }

        RandomAccess.SetLength(database, (long)Header.PageCount * Header.PageSize);
    }
}
