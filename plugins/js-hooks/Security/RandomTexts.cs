using System.Security.Cryptography;
using System.Text;

namespace Holdall.Plugins.JsHooks.Security;

/// <summary>Random texts.</summary>
internal static class RandomTexts
{
    public const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int MaxLength = 1 << 24;

    /// <summary>Characters that can't be guessed.</summary>
    public static string Secret(int length, string alphabet) => Make(length, alphabet, RandomNumberGenerator.GetInt32);

    /// <summary>Characters that are only different each time.</summary>
    public static string Pseudo(int length, string alphabet) => Make(length, alphabet, Random.Shared.Next);

    private static string Make(int length, string alphabet, Func<int, int> next)
    {
        if (length is < 0 or > MaxLength) throw new ArgumentException($"the length of a random string can't be {length}");
        if (length == 0) return "";
        if (alphabet.Length == 0) throw new ArgumentException("the alphabet is empty");
        var runes = alphabet.EnumerateRunes().ToArray();
        var result = new StringBuilder(length);
        for (var i = 0; i < length; i++) result.Append(runes[next(runes.Length)].ToString());
        return result.ToString();
    }
}
