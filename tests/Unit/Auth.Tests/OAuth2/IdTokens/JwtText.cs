using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Holdall.Plugins.Auth.Tests.OAuth2.IdTokens;

/// <summary>Makes tokens, and the lists of the keys that they are signed with.</summary>
internal static class JwtText
{
    /// <summary>A token that nobody has signed.</summary>
    public static string Unsigned(string claims) => Encode("""{"alg":"none"}""") + "." + Encode(claims) + ".";

    /// <summary>A token that was signed with RSA.</summary>
    public static string Rsa(string claims, RSA key, string header = """{"alg":"RS256","kid":"k1"}""", RSASignaturePadding? padding = null)
    {
        var signed = Encode(header) + "." + Encode(claims);
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, padding ?? RSASignaturePadding.Pkcs1);
        return signed + "." + Base64Url.EncodeToString(signature);
    }

    /// <summary>A token that was signed with Ed25519.</summary>
    public static string Ed(string claims, byte[] key)
    {
        var signed = Encode("""{"alg":"EdDSA","kid":"k1"}""") + "." + Encode(claims);
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(key, 0, bytes, 0, bytes.Length, signature, 0);
        return signed + "." + Base64Url.EncodeToString(signature);
    }

    /// <summary>A list with the public half of an RSA key.</summary>
    public static string Keys(RSA key, string algorithm = "RS256", string id = "k1")
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var (n, e) = (Base64Url.EncodeToString(parameters.Modulus), Base64Url.EncodeToString(parameters.Exponent));
        return $$"""{"keys":[{"kty":"RSA","kid":"{{id}}","alg":"","n":"{{n}}","e":"{{e}}"},{"kty":"RSA","kid":"{{id}}","alg":"{{algorithm}}","n":"{{n}}","e":"{{e}}"}]}""";
    }

    /// <summary>A list with the public half of an Ed25519 key.</summary>
    public static string Keys(byte[] key)
    {
        var x = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(key, 0, x, 0);
        return $$"""{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"k1","alg":"EdDSA","x":"{{Base64Url.EncodeToString(x)}}"}]}""";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
