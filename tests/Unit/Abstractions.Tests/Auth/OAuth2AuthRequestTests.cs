using Holdall.Auth;
using Holdall.Collections;

namespace Holdall.Tests.Auth;

public sealed class OAuth2AuthRequestTests
{
    private static readonly OAuth2Provider Options = new() { ClientId = "the client", AuthURL = "https://id.test/auth" };

    [Fact]
    public void Parameters_are_in_the_order_of_their_names_and_the_last_one_is_left_to_the_client() =>
        new OAuth2AuthRequest { State = "st", CodeChallenge = "ch" }.ToURL(Options, ["a", "b:c"]).ShouldBe(
            "https://id.test/auth?client_id=the+client&code_challenge=ch&code_challenge_method=S256&response_type=code&scope=a+b%3Ac&state=st&redirect_uri=");

    [Fact]
    public void Without_challenge_and_scopes_their_parameters_are_left_out() =>
        new OAuth2AuthRequest { State = "st" }.ToURL(Options, []).ShouldBe("https://id.test/auth?client_id=the+client&response_type=code&state=st&redirect_uri=");

    [Fact]
    public void A_query_of_the_address_stays_and_a_provider_may_add_to_it() =>
        new OAuth2AuthRequest { State = "st" }.ToURL(Options with { AuthURL = "https://id.test/auth?tenant=1" }, [], ("prompt", "consent"), ("state", "own"))
            .ShouldBe("https://id.test/auth?tenant=1&client_id=the+client&prompt=consent&response_type=code&state=own&redirect_uri=");
}
