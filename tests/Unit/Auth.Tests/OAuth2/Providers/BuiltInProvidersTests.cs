using Holdall.Auth;
using Holdall.Plugins.Auth.OAuth2.Providers;

namespace Holdall.Plugins.Auth.Tests.OAuth2.Providers;

public sealed class BuiltInProvidersTests
{
    private static readonly string[] Unconfigured = ["mailcow", "oidc", "oidc2", "oidc3"];

    [Fact]
    public void There_are_32_of_different_names()
    {
        BuiltInProviders.All.Count.ShouldBe(32);
        BuiltInProviders.All.Select(provider => provider.Name).ShouldBeUnique();
    }

    [Fact]
    public void Each_has_a_place_of_its_own_in_lists_but_for_those_of_OpenID()
    {
        var places = BuiltInProviders.All.Where(provider => provider.Order != 99).Select(provider => provider.Order).Order();
        places.ShouldBe(Enumerable.Range(1, 29));
    }

    [Fact]
    public void Logos_are_ASCII() => BuiltIn.All.ShouldAllBe(provider => provider.Logo.StartsWith("<svg") && provider.Logo.All(char.IsAscii));

    [Fact]
    public void Three_know_no_PKCE() =>
        BuiltIn.All.Where(provider => !provider.Defaults.Pkce).Select(provider => provider.Name).ShouldBe(["vk", "bitbucket", "linear"], ignoreOrder: true);

    [Fact]
    public void All_addresses_are_https_and_there_unless_every_server_has_another()
    {
        foreach (var provider in BuiltIn.All.Where(provider => !Unconfigured.Contains(provider.Name)))
        {
            provider.Defaults.AuthURL.ShouldStartWith("https://", customMessage: provider.Name);
            provider.Defaults.TokenURL.ShouldStartWith("https://", customMessage: provider.Name);
            if (provider.Name != "apple") provider.Defaults.UserInfoURL.ShouldStartWith("https://", customMessage: provider.Name);
        }
    }

    [Fact]
    public void People_are_sent_with_the_scopes_of_the_provider()
    {
        var url = BuiltIn.Get("google").CreateAuthURL(BuiltIn.Options("google"), new OAuth2AuthRequest { State = "st", CodeChallenge = "ch" });

        url.ShouldBe(
            "https://accounts.google.com/o/oauth2/v2/auth?client_id=client&code_challenge=ch&code_challenge_method=S256&response_type=code"
            + "&scope=https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fuserinfo.profile+https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fuserinfo.email&state=st&redirect_uri=");
    }

    [Fact]
    public void Apple_is_asked_to_send_a_form() =>
        BuiltIn.Get("apple").CreateAuthURL(BuiltIn.Options("apple"), new OAuth2AuthRequest { State = "st" })
            .ShouldBe("https://appleid.apple.com/auth/authorize?client_id=client&response_mode=form_post&response_type=code&scope=name+email&state=st&redirect_uri=");

    [Theory]
    [InlineData("", "scope=User.Read&")]
    [InlineData("email", "scope=User.Read+openid&")]
    public void Microsoft_is_asked_for_an_id_token_when_the_address_comes_from_there(string source, string scope) =>
        BuiltIn.Get("microsoft").CreateAuthURL(BuiltIn.Options("microsoft", ("idTokenEmailClaim", source)), new OAuth2AuthRequest { State = "st" })
            .ShouldContain(scope);
}
