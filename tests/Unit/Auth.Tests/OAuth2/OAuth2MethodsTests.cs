using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Plugins.Auth.OAuth2;
using Holdall.Plugins.Auth.Tests.OAuth2.Providers;

namespace Holdall.Plugins.Auth.Tests.OAuth2;

public sealed class OAuth2MethodsTests
{
    private static readonly OAuth2Options Options = new()
    {
        Enabled = true,
        Providers =
        [
            new OAuth2Provider { Name = "google", ClientId = "g" },
            new OAuth2Provider { Name = "unheard-of", ClientId = "u" },
            new OAuth2Provider { Name = "oidc", ClientId = "o", AuthURL = "https://id.test/auth", DisplayName = "Our house", Pkce = false },
        ],
    };

    [Fact]
    public void Configured_providers_are_listed_but_for_those_that_nobody_knows()
    {
        var methods = Write(Options);

        methods.EnumerateArray().Select(method => method.GetProperty("displayName").GetString()).ShouldBe(["Google", "Our house"]);
        methods[1].GetProperty("authURL").GetString().ShouldStartWith("https://id.test/auth?client_id=o&response_type=code&scope=openid+email+profile&state=");
        methods[1].GetProperty("authUrl").GetString().ShouldBe(methods[1].GetProperty("authURL").GetString());
        methods[0].GetProperty("logo").GetString().ShouldStartWith("<svg");
    }

    [Fact]
    public void The_challenge_is_that_of_the_verifier()
    {
        var method = Write(Options)[0];

        var verifier = method.GetProperty("codeVerifier").GetString()!;
        verifier.Length.ShouldBe(43);
        method.GetProperty("state").GetString()!.Length.ShouldBe(30);
        method.GetProperty("codeChallenge").GetString().ShouldBe(Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))));
        method.GetProperty("codeChallengeMethod").GetString().ShouldBe("S256");
    }

    [Fact]
    public void Without_PKCE_there_is_nothing_to_verify()
    {
        var method = Write(Options)[1];

        foreach (var key in new[] { "codeVerifier", "codeChallenge", "codeChallengeMethod" }) method.GetProperty(key).GetString().ShouldBe("", key);
    }

    [Fact]
    public void Everybody_gets_another_state_and_verifier()
    {
        var (one, other) = (Write(Options)[0], Write(Options)[0]);

        other.GetProperty("state").GetString().ShouldNotBe(one.GetProperty("state").GetString());
        other.GetProperty("codeVerifier").GetString().ShouldNotBe(one.GetProperty("codeVerifier").GetString());
    }

    [Fact]
    public void Old_clients_get_no_logos() => Write(Options, withLogos: false)[0].GetProperty("logo").GetString().ShouldBe("");

    [Fact]
    public void Where_it_is_off_there_are_none() => Write(Options with { Enabled = false }).GetArrayLength().ShouldBe(0);

    private static JsonElement Write(OAuth2Options options, bool withLogos = true)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) new OAuth2Methods(options, new OAuth2Catalog(BuiltIn.All)).WriteTo(writer, withLogos);
        return JsonElement.Parse(stream.ToArray());
    }
}
