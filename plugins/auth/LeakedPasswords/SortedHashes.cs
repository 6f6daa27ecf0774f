using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Holdall.Plugins.Auth.LeakedPasswords;

/// <summary>Lines that begin with SHA-1 hashes in ascending order, of which what follows does not matter: <c>HASH:COUNT</c>.</summary>
/// <param name="file">The file.</param>
internal sealed class SortedHashes(SafeFileHandle file)
{
    private const int HashLength = 40;
    private const int MaxLine = 128;
    private const int Samples = 64;

    private readonly long _length = RandomAccess.GetLength(file);

    /// <summary>Whether a file begins with such a line.</summary>
    public static bool IsIn(SafeFileHandle file)
    {
        Span<byte> head = stackalloc byte[HashLength + 1];
        var read = RandomAccess.Read(file, head, 0);
        return read >= HashLength && IsHash(head[..HashLength]) && (read == HashLength || head[HashLength] is (byte)':' or (byte)'\r' or (byte)'\n');
    }

    /// <summary>Whether the hash of a password is there.</summary>
    /// <exception cref="IOException">What was read on the way is not in order.</exception>
    [SuppressMessage("Security", "CA5350", Justification = "The format of the lists that there are; nothing is kept safe by it.")]
    public bool Contains(string password)
    {
        var wanted = Encoding.ASCII.GetBytes(Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password))));
        var (low, high) = (0L, _length);
        byte[]? before = null, behind = null;
        while (low < high)
        {
            var (start, end, hash) = LineAt(low + (high - low) / 2);
            if (before.AsSpan().SequenceCompareTo(hash) > 0 || behind is not null && behind.AsSpan().SequenceCompareTo(hash) < 0)
                throw new IOException("The list is not in the order of its hashes.");
            var order = wanted.AsSpan().SequenceCompareTo(hash);
            if (order == 0) return true;
            if (order > 0) (low, before) = (end, hash);
            else (high, behind) = (start, hash);
        }

        return false;
    }

    /// <summary>Whether it looks sorted: a list in the order of its counts does not, at any of these places.</summary>
    public bool IsSorted()
    {
        byte[] before = [];
        for (var i = 0; i < Samples; i++)
        {
            var (_, _, hash) = LineAt(_length / Samples * i);
            if (!IsHash(hash) || before.AsSpan().SequenceCompareTo(hash) > 0) return false;
            before = hash;
        }

        return true;
    }

    /// <summary>The line that a byte belongs to: where it begins, where the next one does, and its hash in upper case.</summary>
    private (long Start, long End, byte[] Hash) LineAt(long position)
    {
        Span<byte> window = stackalloc byte[2 * MaxLine];
        var from = Math.Max(0, position - MaxLine);
        window = window[..RandomAccess.Read(file, window, from)];
        var at = (int)(position - from);
        var start = window[..at].LastIndexOf((byte)'\n') + 1;
        var length = window[at..].IndexOf((byte)'\n');
        var end = length < 0 ? window.Length : at + length + 1;
        var hash = window[start..Math.Min(start + HashLength, end)].ToArray();
        for (var i = 0; i < hash.Length; i++)
        {
            if (hash[i] is >= (byte)'a' and <= (byte)'f') hash[i] -= 0x20;
        }

        return (from + start, from + end, hash);
    }

    private static bool IsHash(ReadOnlySpan<byte> text)
    {
        if (text.Length != HashLength) return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit((char)c)) return false;
        }

        return true;
    }
}
