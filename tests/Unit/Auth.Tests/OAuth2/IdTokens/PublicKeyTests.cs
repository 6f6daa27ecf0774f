using System.Security.Cryptography;
using System.Text.Json;
using Holdall.Auth;
using Holdall.Plugins.Auth.OAuth2;
using Holdall.Plugins.Auth.OAuth2.IdTokens;

namespace Holdall.Plugins.Auth.Tests.OAuth2.IdTokens;

public sealed class PublicKeyTests : IDisposable
{
    private const string Claims = """{"sub":"7"}""";

    private readonly RSA _key = RSA.Create(2048);

    public void Dispose() => _key.Dispose();

    [Fact]
    public void A_key_of_RSA_verifies_what_it_has_signed()
    {
        var token = JwtText.Rsa(Claims, _key);

        Find(JwtText.Keys(_key)).Check(IdToken.Parse(token));
        Should.Throw<OAuth2Exception>(() => Find(JwtText.Keys(_key)).Check(IdToken.Parse(token[..^4] + "AAAA")));
    }

    [Fact]
    public void RSA_may_be_padded_in_the_newer_way() =>
        Find(JwtText.Keys(_key, "PS256")).Check(IdToken.Parse(JwtText.Rsa(Claims, _key, """{"alg":"PS256","kid":"k1"}""", RSASignaturePadding.Pss)));

    [Fact]
    public void A_key_of_Ed25519_verifies_what_it_has_signed()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var token = JwtText.Ed(Claims, key);

        Find(JwtText.Keys(key)).Check(IdToken.Parse(token));
        Should.Throw<OAuth2Exception>(() => Find(JwtText.Keys(RandomNumberGenerator.GetBytes(32))).Check(IdToken.Parse(token)));
    }

    [Theory]
    [InlineData("HS256")]
    [InlineData("none")]
    [InlineData("RS512")]
    public void A_token_can_not_choose_another_way_than_its_key_says(string algorithm) =>
        Should.Throw<OAuth2Exception>(() => Find(JwtText.Keys(_key)).Check(IdToken.Parse(JwtText.Rsa(Claims, _key, $$"""{"alg":"{{algorithm}}","kid":"k1"}"""))));

    [Theory]
    [InlineData("HS256")]
    [InlineData("none")]
    [InlineData("ES256")]
    public void Keys_of_other_kinds_verify_nothing(string algorithm) => Should.Throw<OAuth2Exception>(() =>
        Find(JwtText.Keys(_key, algorithm)).Check(IdToken.Parse(JwtText.Rsa(Claims, _key, $$"""{"alg":"{{algorithm}}","kid":"k1"}"""))));

    [Theory]
    [InlineData("""{"kty":"RSA","kid":"k1","alg":"RS256","n":"","e":"AQAB"}""")]
    [InlineData("""{"kty":"RSA","kid":"k1","alg":"RS256","n":"!!","e":"AQAB"}""")]
    [InlineData("""{"kty":"RSA","kid":"k1","alg":"RS256"}""")]
    public void A_broken_key_verifies_nothing(string key) =>
        Should.Throw<OAuth2Exception>(() => Find($$"""{"keys":[{{key}}]}""").Check(IdToken.Parse(JwtText.Rsa(Claims, _key))));

    private static PublicKey Find(string keys) => PublicKey.Find(new UserDocument(JsonElement.Parse(keys)), "k1");
}
