using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Holdall.Plugins.JsHooks.Security;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.JsHooks.Tests.Security;

public sealed class SecurityTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));

    [Fact]
    public void Hashes_are_lower_case_hex()
    {
        Hashes.Md5("hello").ShouldBe("5d41402abc4b2a76b9719d911017c592");
        Hashes.Sha256("").ShouldBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        Hashes.Sha512("späß").ShouldStartWith("a8ea781798cabffe");
        Hashes.Hs256("hello", "test").ShouldBe("f151ea24bda91a18e89b8bb5793ef324b2a02133cce15a28a719acbd2e58a986");
        Hashes.Hs256("", "").ShouldBe("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
        Hashes.Hs512("hello", "test").ShouldStartWith("44f280e11103e295");
        Hashes.Equal("a", "a").ShouldBeTrue();
        Hashes.Equal("a", "aa").ShouldBeFalse();
    }

    [Fact]
    public void Random_texts_come_from_their_alphabet()
    {
        RandomTexts.Secret(50, RandomTexts.Alphabet).ShouldMatch("^[A-Za-z0-9]{50}$");
        RandomTexts.Secret(20, "ab").ShouldMatch("^[ab]{20}$");
        RandomTexts.Pseudo(0, "").ShouldBe("");
        RandomTexts.Secret(30, RandomTexts.Alphabet).ShouldNotBe(RandomTexts.Secret(30, RandomTexts.Alphabet));
        Should.Throw<ArgumentException>(() => RandomTexts.Secret(-1, "a"));
        Should.Throw<ArgumentException>(() => RandomTexts.Secret(int.MaxValue, "a"));
    }

    [Fact]
    public void A_token_is_signed_as_everywhere() =>
        new WebTokens(_time).Create(new Dictionary<string, object?> { ["exp"] = 123L }, "test", 0)
            .ShouldBe("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjEyM30.7gbv7w672gApdBRASI6OniCtKwkKjhieSxsr6vxSrtw");

    [Fact]
    public void A_token_is_valid_for_its_time_and_its_key()
    {
        var tokens = new WebTokens(_time);
        var token = tokens.Create(new Dictionary<string, object?> { ["id"] = "x", ["list"] = new List<object?> { 1L, 2.5 } }, "key", 60);

        tokens.Parse(token, "key")["exp"].ShouldBe(1_700_000_060L);
        tokens.Parse(token, "key")["list"].ShouldBe(new List<object?> { 1L, 2.5 });
        tokens.ParseUnverified(token)["id"].ShouldBe("x");
        Should.Throw<FormatException>(() => tokens.Parse(token, "other"));
        _time.Advance(TimeSpan.FromSeconds(60));
        Should.Throw<FormatException>(() => tokens.Parse(token, "key"));
        Should.Throw<FormatException>(() => tokens.ParseUnverified(token));
    }

    [Theory]
    [InlineData("a.b")]
    [InlineData("")]
    [InlineData("!.!.!")]
    [InlineData("e30.bnVsbA.e30")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJpZCI6MX0.")]
    public void A_token_that_is_none_is_refused(string token) => Should.Throw<FormatException>(() => new WebTokens(_time).Parse(token, "key"));

    [Fact]
    public void What_was_encrypted_is_read_with_its_key_only()
    {
        var key = new string('k', 32);
        var cipher = Encryption.Encrypt("späß"u8.ToArray(), key);

        cipher.Length.ShouldBe(48);
        Encryption.Decrypt(cipher, key).ShouldBe("späß");
        Encryption.Encrypt("späß"u8.ToArray(), key).ShouldNotBe(cipher);
        Encryption.Decrypt(Encryption.Encrypt([], key), key).ShouldBe("");
        Should.Throw<CryptographicException>(() => Encryption.Encrypt([], "short"));
        Should.Throw<CryptographicException>(() => Encryption.Decrypt(cipher, new string('l', 32)));
        Should.Throw<CryptographicException>(() => Encryption.Decrypt("garbage", key));
        Should.Throw<CryptographicException>(() => Encryption.Decrypt("", key));
    }
}
