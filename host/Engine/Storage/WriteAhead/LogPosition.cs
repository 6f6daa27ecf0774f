using System.Buffers.Binary;

namespace Holdall.Engine.Storage.WriteAhead;

/// <summary>A place behind a frame of a write-ahead log. Salts tell a log from the one before it; the checksum is that of all up to there.</summary>
/// <param name="Salt1">The first salt of the log.</param>
/// <param name="Salt2">The second one.</param>
/// <param name="Frames">How many frames lie before it.</param>
/// <param name="Check1">The first half of the checksum.</param>
/// <param name="Check2">The second half.</param>
internal readonly record struct LogPosition(uint Salt1, uint Salt2, uint Frames, uint Check1, uint Check2)
{
    /// <summary>Bytes that it takes.</summary>
    public const int Size = 20;

    public static LogPosition Read(ReadOnlySpan<byte> bytes) => new(Word(bytes, 0), Word(bytes, 1), Word(bytes, 2), Word(bytes, 3), Word(bytes, 4));

    public void Write(Span<byte> bytes)
    {
        var i = 0;
        foreach (var word in (ReadOnlySpan<uint>)[Salt1, Salt2, Frames, Check1, Check2]) BinaryPrimitives.WriteUInt32BigEndian(bytes[(4 * i++)..], word);
    }

    private static uint Word(ReadOnlySpan<byte> bytes, int index) => BinaryPrimitives.ReadUInt32BigEndian(bytes[(4 * index)..]);
}
