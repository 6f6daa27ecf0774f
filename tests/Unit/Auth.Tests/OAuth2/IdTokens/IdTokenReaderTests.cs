using System.Buffers.Text;
using System.Security.Cryptography;
using Holdall.Auth;
using Holdall.Plugins.Auth.OAuth2.IdTokens;
using Holdall.Plugins.Auth.Tests.OAuth2.Providers;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Auth.Tests.OAuth2.IdTokens;

public sealed class IdTokenReaderTests : IDisposable
{
    private const string Keys = "https://id.test/keys";

    private static readonly long Now = BuiltIn.Now.ToUnixTimeSeconds();

    private readonly RSA _key = RSA.Create(2048);

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task Without_an_address_for_users_the_token_says_who_it_is()
    {
        var user = await FetchAsync(JwtText.Unsigned("""{"aud":"client","sub":"7","email":"ann@example.com","email_verified":1}"""));

        (user.Id, user.Email).ShouldBe(("7", "ann@example.com"));
        user.RawUser.GetProperty("aud").GetString().ShouldBe("client");
    }

    [Theory]
    [InlineData("""{"sub":"7"}""")]
    [InlineData("""{"sub":"7","aud":"other"}""")]
    [InlineData("""{"sub":"7","aud":["other"]}""")]
    [InlineData("""{"sub":"7","aud":5}""")]
    public async Task A_token_for_others_is_refused(string claims) => await Should.ThrowAsync<OAuth2Exception>(FetchAsync(JwtText.Unsigned(claims)));

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var claims = Base64Url.EncodeToString([.. "{\"aud\":\"client\",\"name\":\""u8, 0xff, .. "\"}"u8]);

        Should.Throw<OAuth2Exception>(() => IdToken.Parse(JwtText.Unsigned("{}").Split('.')[0] + "." + claims + "."));
    }

    [Fact]
    public async Task A_token_may_be_for_several() =>
        (await FetchAsync(JwtText.Unsigned("""{"sub":"7","aud":["other","client"]}"""))).Id.ShouldBe("7");

    [Theory]
    [InlineData("exp", -299, true)]
    [InlineData("exp", -300, false)]
    [InlineData("nbf", 300, true)]
    [InlineData("nbf", 301, false)]
    [InlineData("iat", 300, true)]
    [InlineData("iat", 301, false)]
    public async Task Clocks_may_differ_by_five_minutes(string claim, int seconds, bool counts)
    {
        var fetching = FetchAsync(JwtText.Unsigned($$"""{"aud":"client","sub":"7","{{claim}}":{{Now + seconds}}}"""));

        if (counts) (await fetching).Id.ShouldBe("7");
        else await Should.ThrowAsync<OAuth2Exception>(fetching);
    }

    [Theory]
    [InlineData("HOLDALL_ID_TOKEN_LEEWAY", "10", -9, true)]
    [InlineData("HOLDALL_ID_TOKEN_LEEWAY", "10", -10, false)]
    [InlineData("PB_ID_TOKEN_LEEWAY", "600", -599, true)]
    [InlineData("PB_ID_TOKEN_LEEWAY", "much", -299, true)]
    [InlineData("PB_ID_TOKEN_LEEWAY", "0", -1, false)]
    public void The_environment_says_by_how_much_clocks_may_differ(string variable, string value, int seconds, bool counts)
    {
        var checks = new IdTokenChecks(new FakeTimeProvider(BuiltIn.Now), name => name == variable ? value : null);
        var token = IdToken.Parse(JwtText.Unsigned($$"""{"exp":{{Now + seconds}}}"""));

        if (counts) checks.CheckTimes(token);
        else Should.Throw<OAuth2Exception>(() => checks.CheckTimes(token));
    }

    [Fact]
    public async Task A_time_that_is_none_is_refused() =>
        await Should.ThrowAsync<OAuth2Exception>(FetchAsync(JwtText.Unsigned("""{"aud":"client","sub":"7","exp":"never"}""")));

    [Theory]
    [InlineData("https://id.test", true)]
    [InlineData("https://evil.test", false)]
    [InlineData("", false)]
    public async Task Issuers_can_be_named(string issuer, bool counts)
    {
        var fetching = FetchAsync(
            JwtText.Unsigned($$"""{"aud":"client","sub":"7","iss":"{{issuer}}"}"""), ("issuers", new[] { "https://other.test", "https://id.test" }));

        if (counts) (await fetching).Id.ShouldBe("7");
        else await Should.ThrowAsync<OAuth2Exception>(fetching);
    }

    [Fact]
    public async Task A_signature_is_verified_when_there_are_keys()
    {
        const string Claims = """{"aud":"client","sub":"7"}""";
        using var other = RSA.Create(2048);
        (await FetchSignedAsync(JwtText.Rsa(Claims, _key), JwtText.Keys(_key))).Id.ShouldBe("7");

        await Should.ThrowAsync<OAuth2Exception>(FetchSignedAsync(JwtText.Rsa(Claims, other), JwtText.Keys(_key)));
        await Should.ThrowAsync<OAuth2Exception>(FetchSignedAsync(JwtText.Unsigned(Claims), JwtText.Keys(_key)));
        await Should.ThrowAsync<OAuth2Exception>(FetchSignedAsync(JwtText.Rsa(Claims, _key), """{"keys":[]}"""));
        await Should.ThrowAsync<OAuth2Exception>(FetchSignedAsync(JwtText.Rsa(Claims, _key), "{}"));
    }

    [Fact]
    public async Task With_a_signature_no_clock_may_differ()
    {
        var expired = JwtText.Rsa($$"""{"aud":"client","sub":"7","exp":{{Now - 1}}}""", _key);

        await Should.ThrowAsync<OAuth2Exception>(FetchSignedAsync(expired, JwtText.Keys(_key)));
    }

    [Fact]
    public async Task Apple_signs_what_it_says()
    {
        var options = BuiltIn.Options("apple");
        var claims = $$"""{"aud":"client","sub":"7","iss":"https://appleid.apple.com","exp":{{Now + 10}},"email":"ann@example.com","email_verified":"true"}""";
        var http = new FakeOAuth2Http().Answer("https://appleid.apple.com/auth/keys", JwtText.Keys(_key));
        var user = await BuiltIn.FetchAsync(options, http, Token(JwtText.Rsa(claims, _key)));

        (user.Id, user.Email).ShouldBe(("7", "ann@example.com"));
        await Should.ThrowAsync<OAuth2Exception>(BuiltIn.FetchAsync(options, http, Token(JwtText.Unsigned(claims))));
        await Should.ThrowAsync<OAuth2Exception>(
            BuiltIn.FetchAsync(options, http, Token(JwtText.Rsa(claims.Replace("appleid.apple.com", "evil.test", StringComparison.Ordinal), _key))));
        await Should.ThrowAsync<OAuth2Exception>(
            BuiltIn.FetchAsync(options, http, Token(JwtText.Rsa(claims.Replace("\"exp\"", "\"end\"", StringComparison.Ordinal), _key))));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id_token":""}""")]
    [InlineData("""{"id_token":"a.b.c.d"}""")]
    [InlineData("""{"id_token":"e30.W10.AA"}""")]
    [InlineData("""{"id_token":"e30=.e30.AA"}""")]
    public async Task What_is_no_token_is_refused(string answer) =>
        await Should.ThrowAsync<OAuth2Exception>(BuiltIn.FetchAsync(BuiltIn.Options("oidc"), new FakeOAuth2Http(), answer));

    private static string Token(string idToken) => $$"""{"id_token":"{{idToken}}"}""";

    private static Task<OAuth2User> FetchAsync(string idToken, params (string Key, object? Value)[] extra) =>
        BuiltIn.FetchAsync(BuiltIn.Options("oidc", extra), new FakeOAuth2Http(), Token(idToken));

    private static Task<OAuth2User> FetchSignedAsync(string idToken, string keys) =>
        BuiltIn.FetchAsync(BuiltIn.Options("oidc", ("jwksURL", Keys)), new FakeOAuth2Http().Answer(Keys, keys), Token(idToken));
}
