using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Holdall.Engine.Storage.WriteAhead;

/// <summary>What a write-ahead log begins with: see "WAL File Format" in https://sqlite.org/fileformat2.html.</summary>
/// <param name="IsBigEndian">How checksums take bytes for numbers; everything else is big-endian always.</param>
/// <param name="PageSize">Bytes of a page.</param>
/// <param name="Start">The place before the first frame.</param>
internal readonly record struct LogHeader(bool IsBigEndian, int PageSize, LogPosition Start)
{
    public const int Size = 32;

    /// <summary>Bytes before the page in a frame.</summary>
    public const int FrameHeader = 24;

    private const uint Magic = 0x377f0682;
    private const int CheckedLength = 24;

    public int FrameSize => FrameHeader + PageSize;

    /// <summary>The header of a log; null when there is none yet, or only a part of it.</summary>
    public static LogHeader? Find(SafeFileHandle log)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (RandomAccess.Read(log, bytes, 0) < Size) return null;
        var magic = Word(bytes, 0);
        if ((magic & ~1u) != Magic) return null;
        var isBigEndian = (magic & 1) != 0;
        var (check1, check2) = LogChecksum.Add(bytes[..CheckedLength], isBigEndian, 0, 0);
        if (check1 != Word(bytes, 6) || check2 != Word(bytes, 7)) return null;
        return new LogHeader(isBigEndian, (int)Word(bytes, 2), new LogPosition(Word(bytes, 4), Word(bytes, 5), 0, check1, check2));
    }

    /// <summary>Where a frame begins.</summary>
    /// <param name="frame">Its number, from 0.</param>
    public long OffsetOf(uint frame) => Size + (long)frame * FrameSize;

    /// <summary>Whether a position is one of this log, and not of another that was at its place before.</summary>
    public bool HasSaltsOf(LogPosition position) => position.Salt1 == Start.Salt1 && position.Salt2 == Start.Salt2;

    private static uint Word(ReadOnlySpan<byte> bytes, int index) => BinaryPrimitives.ReadUInt32BigEndian(bytes[(4 * index)..]);
}
