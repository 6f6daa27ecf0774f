using System.Buffers.Binary;
using Holdall.Engine.Storage.WriteAhead;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>What a segment begins with. Behind it come the pages, each with its number, packed by zlib; behind them the SHA-256 of all that.</summary>
/// <param name="Number">Its place in the generation; 0 = the base, which has all pages.</param>
/// <param name="PageSize">Bytes of a page.</param>
/// <param name="PageCount">How many pages the database has after it.</param>
/// <param name="Pages">How many are in it.</param>
/// <param name="Time">Everything that was answered before is in it, and nothing that was written later.</param>
/// <param name="Start">Where in the log it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Previous">Checksum of the segment before; zeros for a base.</param>
internal sealed record SegmentHeader(
    uint Number, int PageSize, uint PageCount, uint Pages, DateTimeOffset Time, LogPosition Start, LogPosition End, ReadOnlyMemory<byte> Previous)
{
    public const int Size = 8 + 16 + 8 + LogPosition.Size * 2 + HashSize;

    /// <summary>Bytes of a checksum.</summary>
    public const int HashSize = 32;

    private const int StartAt = 32;
    private const int EndAt = StartAt + LogPosition.Size;
    private const int PreviousAt = EndAt + LogPosition.Size;

    public static ReadOnlyMemory<byte> NoHash { get; } = new byte[HashSize];

    private static ReadOnlySpan<byte> Magic => "HOLDSEG1"u8;

    /// <exception cref="InvalidDataException">It is none.</exception>
    public static SegmentHeader Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Size || !bytes.StartsWith(Magic)) throw new InvalidDataException("It is no segment of an incremental backup.");
        return new SegmentHeader(
            Word(bytes, 8), (int)Word(bytes, 12), Word(bytes, 16), Word(bytes, 20),
            DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes[24..])),
            LogPosition.Read(bytes[StartAt..]), LogPosition.Read(bytes[EndAt..]), bytes.Slice(PreviousAt, HashSize).ToArray());
    }

    public void Write(Span<byte> bytes)
    {
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], Number);
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], PageSize);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[16..], PageCount);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[20..], Pages);
        BinaryPrimitives.WriteInt64BigEndian(bytes[24..], Time.ToUnixTimeMilliseconds());
        Start.Write(bytes[StartAt..]);
        End.Write(bytes[EndAt..]);
        Previous.Span.CopyTo(bytes[PreviousAt..]);
    }

    private static uint Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
