using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>
/// Writes where a change stands among those of its collection, so that only this server can read it, and no two texts are alike: whoever gets some must
/// not learn how many changes were between them.
/// </summary>
internal sealed class Sequence
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int Bytes = NonceBytes + sizeof(long) + TagBytes;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Of(long number)
    {
        Span<byte> plain = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(plain, number);
        Span<byte> text = stackalloc byte[Bytes];
        RandomNumberGenerator.Fill(text[..NonceBytes]);
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Encrypt(text[..NonceBytes], plain, text.Slice(NonceBytes, sizeof(long)), text[(NonceBytes + sizeof(long))..]);
        return Base64Url.EncodeToString(text);
    }

    /// <summary>The number; null if it was not written here.</summary>
    public long? Read(string text)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        if (!Base64Url.IsValid(text, out var length) || length != Bytes) return null;
        Base64Url.DecodeFromChars(text, bytes);
        Span<byte> plain = stackalloc byte[sizeof(long)];
        using var cipher = new AesGcm(_key, TagBytes);
        try
        {
            cipher.Decrypt(bytes[..NonceBytes], bytes.Slice(NonceBytes, sizeof(long)), bytes[(NonceBytes + sizeof(long))..], plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            // It is of another process, or invented.
            return null;
        }

        return BinaryPrimitives.ReadInt64LittleEndian(plain);
    }

    /// <summary>Adds it to an object.</summary>
    public static ReadOnlyMemory<byte> AddTo(ReadOnlyMemory<byte> data, string sequence)
    {
        var end = Encoding.ASCII.GetBytes($",\"sequence\":\"{sequence}\"}}");
        var text = new byte[data.Length - 1 + end.Length];
        data[..^1].CopyTo(text);
        end.CopyTo(text, data.Length - 1);
        return text;
    }
}
