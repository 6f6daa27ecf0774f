using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Holdall.Auth;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Holdall.Plugins.Auth.OAuth2.IdTokens;

/// <summary>A key that a provider has published (RFC 7517): RSA, or Ed25519.</summary>
internal sealed class PublicKey(UserDocument key)
{
    private readonly string _algorithm = key.GetText("alg");

    /// <summary>The key with this id in a list of keys. Keys that don't say what they sign with are passed over.</summary>
    /// <param name="list">What the provider has published.</param>
    /// <param name="id">The id that a token names.</param>
    /// <exception cref="OAuth2Exception">There is none.</exception>
    public static PublicKey Find(UserDocument list, string id)
    {
        if (list.Find("keys") is { ValueKind: JsonValueKind.Array } keys)
        {
            foreach (var json in keys.EnumerateArray())
            {
                var key = new UserDocument(OAuth2Json.ObjectOf(json));
                if (key.GetText("kid") == id && key.GetText("alg").Length > 0) return new PublicKey(key);
            }
        }

        throw new OAuth2Exception("The provider has published no key with the id that the id_token names.");
    }

    /// <exception cref="OAuth2Exception">The token was not signed with this key, and in the way that the key says.</exception>
    public void Check(IdToken token)
    {
        if (token.Header.GetText("alg") != _algorithm) throw new OAuth2Exception("The id_token is signed in another way than its key says.");
        try
        {
            if (!Verify(token)) throw new OAuth2Exception("The signature of the id_token is wrong.");
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw new OAuth2Exception("The key of the id_token can't be used.", e);
        }
    }

    private bool Verify(IdToken token) => (key.GetText("kty"), _algorithm) switch
    {
        ("RSA", "RS256") => VerifyRsa(token, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        ("RSA", "RS384") => VerifyRsa(token, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        ("RSA", "RS512") => VerifyRsa(token, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        ("RSA", "PS256") => VerifyRsa(token, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        ("RSA", "PS384") => VerifyRsa(token, HashAlgorithmName.SHA384, RSASignaturePadding.Pss),
        ("RSA", "PS512") => VerifyRsa(token, HashAlgorithmName.SHA512, RSASignaturePadding.Pss),
        ("OKP", "EdDSA") when key.GetText("crv") == "Ed25519" => VerifyEd25519(token),
        _ => throw new OAuth2Exception("Keys of this kind are not known."),
    };

    private bool VerifyRsa(IdToken token, HashAlgorithmName hash, RSASignaturePadding padding)
    {
        using var rsa = RSA.Create(new RSAParameters { Modulus = Bytes("n"), Exponent = Bytes("e") });
        return rsa.VerifyData(token.Signed, token.Signature, hash, padding);
    }

    private bool VerifyEd25519(IdToken token)
    {
        var x = Bytes("x");
        if (x.Length != Ed25519.PublicKeySize || token.Signature.Length != Ed25519.SignatureSize) return false;
        return Ed25519.Verify(token.Signature, 0, x, 0, token.Signed, 0, token.Signed.Length);
    }

    private byte[] Bytes(string member) =>
        key.GetText(member) is { Length: > 0 } text ? Base64Url.DecodeFromChars(text) : throw new FormatException($"The key has no \"{member}\".");
}
