using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>Writes segments.</summary>
internal static class SegmentWriter
{
    /// <summary>After how many bytes a base is brought to the disk: all at once would keep the disk from everyone's commits for long.</summary>
    private const int FlushStep = 8 << 20;

    /// <param name="target">Where to.</param>
    /// <param name="header">What it begins with.</param>
    /// <param name="pages">The numbers of its pages.</param>
    /// <param name="read">Reads them.</param>
    /// <param name="aborted">Gives up.</param>
    /// <returns>Its checksum.</returns>
    public static byte[] Write(Stream target, SegmentHeader header, IEnumerable<uint> pages, PageReader read, CancellationToken aborted)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (var hashed = new HashedStream(target, hash))
        {
            var head = new byte[SegmentHeader.Size];
            header.Write(head);
            hashed.Write(head);
            using var packed = new ZLibStream(hashed, header.Number == 0 ? CompressionLevel.Optimal : CompressionLevel.Fastest, leaveOpen: true);
            var page = new byte[4 + header.PageSize];
            var settled = 0L;
            foreach (var number in pages)
            {
                aborted.ThrowIfCancellationRequested();
                BinaryPrimitives.WriteUInt32BigEndian(page, number);
                read(number, page.AsSpan(4));
                packed.Write(page);
                if (target is not FileStream file || file.Position - settled < FlushStep) continue;
                file.Flush(flushToDisk: true);
                settled = file.Position;
            }
        }

        var sum = hash.GetHashAndReset();
        target.Write(sum);
        return sum;
    }

    /// <summary>Adds what is written to a checksum, and passes it on.</summary>
    private sealed class HashedStream(Stream target, IncrementalHash hash) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            hash.AppendData(buffer);
            target.Write(buffer);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush() => target.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
