using System.Security.Cryptography;
using System.Text;

namespace Holdall.Plugins.JsHooks.Security;

/// <summary>AES-GCM: base64 of the nonce, the encrypted text and the tag.</summary>
internal static class Encryption
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <exception cref="CryptographicException">The key has not 32 (or 16 or 24) characters.</exception>
    public static string Encrypt(byte[] data, string key)
    {
        using var aes = Open(key);
        var result = new byte[NonceLength + data.Length + TagLength];
        var nonce = result.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        aes.Encrypt(nonce, data, result.AsSpan(NonceLength, data.Length), result.AsSpan(NonceLength + data.Length));
        return Convert.ToBase64String(result);
    }

    /// <exception cref="CryptographicException">The key or the text is wrong.</exception>
    public static string Decrypt(string cipher, string key)
    {
        using var aes = Open(key);
        var bytes = new byte[cipher.Length];
        if (!Convert.TryFromBase64String(cipher, bytes, out var length)) throw new CryptographicException("illegal base64 data");
        if (length < NonceLength + TagLength) throw new CryptographicException("cipher: message authentication failed");
        var text = new byte[length - NonceLength - TagLength];
        aes.Decrypt(bytes.AsSpan(0, NonceLength), bytes.AsSpan(NonceLength, text.Length), bytes.AsSpan(length - TagLength, TagLength), text);
        return Encoding.UTF8.GetString(text);
    }

    private static AesGcm Open(string key)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        return bytes.Length is 16 or 24 or 32 ? new AesGcm(bytes, TagLength) : throw new CryptographicException($"crypto/aes: invalid key size {bytes.Length}");
    }
}
