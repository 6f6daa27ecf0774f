using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Holdall.Plugins.JsHooks.Security;

/// <summary>Hashes and HMACs as lower-case hex.</summary>
internal static class Hashes
{
    [SuppressMessage("Security", "CA5351", Justification = "Scripts compare checksums with it; it protects nothing of ours.")]
    public static string Md5(string text) => Hex(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    public static string Sha256(string text) => Hex(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static string Sha512(string text) => Hex(SHA512.HashData(Encoding.UTF8.GetBytes(text)));

    public static string Hs256(string text, string secret) => Hex(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    public static string Hs512(string text, string secret) => Hex(HMACSHA512.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    /// <summary>Compares in a time that does not depend on the texts.</summary>
    public static bool Equal(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
