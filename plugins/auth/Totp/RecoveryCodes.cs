using System.Security.Cryptography;
using System.Text;

namespace Holdall.Plugins.Auth.Totp;

/// <summary>Codes for whoever has lost the app: each is good once. They have 80 random bits, so a plain hash keeps them.</summary>
internal static class RecoveryCodes
{
    private const int Count = 10;
    private const int GroupLength = 4;
    private const int Groups = 4;

    /// <summary>Letters and digits that nobody takes for one another.</summary>
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>New codes, as they are shown.</summary>
    public static string[] New()
    {
        var codes = new string[Count];
        for (var i = 0; i < Count; i++)
        {
            var groups = new string[Groups];
            for (var g = 0; g < Groups; g++) groups[g] = RandomNumberGenerator.GetString(Letters, GroupLength);
            codes[i] = string.Join('-', groups);
        }

        return codes;
    }

    /// <summary>What is stored of one. Letter case, spaces and dashes don't count.</summary>
    public static string Hash(string code)
    {
        var plain = code.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)));
    }
}
