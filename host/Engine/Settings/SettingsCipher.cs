using System.Security.Cryptography;
using System.Text;

namespace Holdall.Engine.Settings;

/// <summary>AES-GCM over the stored settings: standard Base64 of nonce, ciphertext and tag.</summary>
internal static class SettingsCipher
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <exception cref="CryptographicException">The key has a length that AES does not know.</exception>
    public static string Encrypt(ReadOnlySpan<byte> plain, string key)
    {
        var sealedText = new byte[NonceSize + plain.Length + TagSize];
        RandomNumberGenerator.Fill(sealedText.AsSpan(0, NonceSize));
        using var aes = new AesGcm(Encoding.UTF8.GetBytes(key), TagSize);
        aes.Encrypt(sealedText.AsSpan(0, NonceSize), plain, sealedText.AsSpan(NonceSize, plain.Length), sealedText.AsSpan(NonceSize + plain.Length));
        return Convert.ToBase64String(sealedText);
    }

    /// <summary>Whether a text may be one of ours, whatever the key.</summary>
    public static bool IsLikely(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= NonceSize + TagSize;
    }

    /// <summary>The plain text, or null when the text is none of ours or the key another one.</summary>
    public static byte[]? TryDecrypt(ReadOnlySpan<byte> base64, string key)
    {
        try
        {
            var sealedText = Convert.FromBase64String(Encoding.UTF8.GetString(base64));
            if (sealedText.Length < NonceSize + TagSize) return null;
            var plain = new byte[sealedText.Length - NonceSize - TagSize];
            using var aes = new AesGcm(Encoding.UTF8.GetBytes(key), TagSize);
            aes.Decrypt(sealedText.AsSpan(0, NonceSize), sealedText.AsSpan(NonceSize, plain.Length), sealedText.AsSpan(NonceSize + plain.Length), plain);
            return plain;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
