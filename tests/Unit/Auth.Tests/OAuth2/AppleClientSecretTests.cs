using System.Security.Cryptography;
using Holdall.Http;
using Holdall.Plugins.Auth.OAuth2;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Holdall.Plugins.Auth.Tests.OAuth2;

public sealed class AppleClientSecretTests : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task It_is_a_token_that_the_key_signs()
    {
        var request = Request(_key.ExportPkcs8PrivateKeyPem(), 3600);

        await new AppleClientSecret(_time).RunAsync(request);

        var secret = request.ResponseJson.GetProperty("secret").GetString()!;
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(secret, new TokenValidationParameters
        {
            IssuerSigningKey = new ECDsaSecurityKey(_key),
            ValidIssuer = "TEAM567890",
            ValidAudience = "https://appleid.apple.com",
            ValidateLifetime = false,
        });
        result.IsValid.ShouldBeTrue(result.Exception?.Message);
        var token = new JsonWebToken(secret);
        token.Alg.ShouldBe("ES256");
        token.Kid.ShouldBe("KEY4567890");
        token.Subject.ShouldBe("com.example.app");
        token.GetPayloadValue<long>("iat").ShouldBe(1_800_000_000);
        token.GetPayloadValue<long>("exp").ShouldBe(1_800_003_600);
        token.TryGetPayloadValue<long>("nbf", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("-----BEGIN PRIVATE KEY-----\nnonsense\n-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        var error = await Should.ThrowAsync<ApiException>(new AppleClientSecret(_time).RunAsync(Request(key, 3600)));

        error.Status.ShouldBe(400);
        error.Message.ShouldStartWith("Failed to generate client secret. Raw error: \n");
    }

    [Fact]
    public async Task A_key_of_another_kind_is_refused()
    {
        using var rsa = RSA.Create(2048);

        (await Should.ThrowAsync<ApiException>(new AppleClientSecret(_time).RunAsync(Request(rsa.ExportPkcs8PrivateKeyPem(), 3600)))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_key_of_another_size_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        (await Should.ThrowAsync<ApiException>(new AppleClientSecret(_time).RunAsync(Request(key.ExportPkcs8PrivateKeyPem(), 3600)))).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData(0, "validation_required")]
    [InlineData(-1, "validation_min_greater_equal_than_required")]
    [InlineData(15_777_001, "validation_max_less_equal_than_required")]
    public async Task It_lasts_a_second_to_half_a_year(double duration, string code)
    {
        var request = Request(_key.ExportPkcs8PrivateKeyPem(), duration);

        (await Should.ThrowAsync<ApiException>(new AppleClientSecret(_time).RunAsync(request))).Errors.Find("duration")!.Code.ShouldBe(code);
    }

    private static FakeRequest Request(string key, double duration) => new FakeRequest()
        .With("clientId", "com.example.app").With("teamId", "TEAM567890").With("keyId", "KEY4567890").With("privateKey", key).With("duration", duration);
}
