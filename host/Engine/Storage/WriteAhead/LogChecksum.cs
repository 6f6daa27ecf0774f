using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Holdall.Engine.Storage.WriteAhead;

/// <summary>The checksum of a write-ahead log, which runs on from frame to frame: "Checksum Algorithm" in https://sqlite.org/fileformat2.html.</summary>
internal static class LogChecksum
{
    /// <param name="bytes">What it goes on with; a multiple of eight bytes.</param>
    /// <param name="isBigEndian">How they are taken for numbers.</param>
    /// <param name="first">The first half so far.</param>
    /// <param name="second">The second half so far.</param>
    public static (uint First, uint Second) Add(ReadOnlySpan<byte> bytes, bool isBigEndian, uint first, uint second)
    {
        var words = MemoryMarshal.Cast<byte, uint>(bytes);
        var isOtherOrder = isBigEndian == BitConverter.IsLittleEndian;
        for (var i = 0; i + 1 < words.Length; i += 2)
        {
            first += (isOtherOrder ? BinaryPrimitives.ReverseEndianness(words[i]) : words[i]) + second;
            second += (isOtherOrder ? BinaryPrimitives.ReverseEndianness(words[i + 1]) : words[i + 1]) + first;
        }

        return (first, second);
    }
}
