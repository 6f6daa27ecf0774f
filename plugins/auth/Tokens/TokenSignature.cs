using System.Buffers.Text;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Holdall.Plugins.Auth.Tokens;

/// <summary>Signs tokens and verifies their signatures: HMAC with SHA-256 under the key of a record.</summary>
internal static class TokenSignature
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    // Keys belong to records: a cache of one provider per key would grow with the number of users.
    private static readonly CryptoProviderFactory Providers = new() { CacheSignatureProviders = false };

    public static string Sign(string payload, string tokenKey, string secret) =>
        Handler.CreateToken(payload, new SigningCredentials(Key(tokenKey, secret), SecurityAlgorithms.HmacSha256) { CryptoProviderFactory = Providers });

    public static bool Verify(string token, string tokenKey, string secret)
    {
        if (tokenKey.Length + secret.Length < 16) return false;
        var dot = token.LastIndexOf('.');
        var provider = Providers.CreateForVerifying(Key(tokenKey, secret), SecurityAlgorithms.HmacSha256);
        try
        {
            return provider.Verify(Encoding.ASCII.GetBytes(token, 0, dot), Base64Url.DecodeFromChars(token.AsSpan(dot + 1)));
        }
        catch (FormatException)
        {
            return false;
        }
        finally
        {
            Providers.ReleaseSignatureProvider(provider);
        }
    }

    private static SymmetricSecurityKey Key(string tokenKey, string secret) => new(Encoding.UTF8.GetBytes(tokenKey + secret));
}
