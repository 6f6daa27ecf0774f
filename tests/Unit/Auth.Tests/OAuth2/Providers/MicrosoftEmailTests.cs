using Holdall.Auth;
using Holdall.Plugins.Auth.Tests.OAuth2.IdTokens;

namespace Holdall.Plugins.Auth.Tests.OAuth2.Providers;

public sealed class MicrosoftEmailTests
{
    [Theory]
    [InlineData("", """{"email":"claim@example.com"}""", "mail@example.com")]
    [InlineData("something", """{"email":"claim@example.com"}""", "mail@example.com")]
    [InlineData("email", """{"email":"claim@example.com"}""", "claim@example.com")]
    [InlineData("email", "{}", "")]
    [InlineData("email_and_xms_edov", """{"email":"claim@example.com","xms_edov":"1"}""", "claim@example.com")]
    [InlineData("email_and_xms_edov", """{"email":"claim@example.com","xms_edov":false}""", "")]
    [InlineData("email_and_xms_edov", """{"email":"claim@example.com"}""", "")]
    [InlineData("verified_primary_email", """{"verified_primary_email":"first@example.com"}""", "first@example.com")]
    [InlineData("verified_primary_email", """{"verified_primary_email":["first@example.com"]}""", "")]
    [InlineData("any_verified", """{"verified_primary_email":"first@example.com","email":"claim@example.com","xms_edov":true}""", "first@example.com")]
    [InlineData("any_verified", """{"email":"claim@example.com","xms_edov":true}""", "claim@example.com")]
    [InlineData("any_verified", """{"email":"claim@example.com"}""", "")]
    public async Task An_option_says_where_the_address_comes_from(string source, string claims, string expected) =>
        (await FetchAsync(source, JwtText.Unsigned(claims))).Email.ShouldBe(expected);

    [Fact]
    public async Task An_expired_token_has_no_address() =>
        (await FetchAsync("email", JwtText.Unsigned($$"""{"email":"claim@example.com","exp":{{BuiltIn.Now.ToUnixTimeSeconds() - 301}}}"""))).Email.ShouldBe("");

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("!.!.!")]
    public async Task A_token_that_is_none_is_no_failure(string token) => (await FetchAsync("email", token)).Email.ShouldBe("");

    private static Task<OAuth2User> FetchAsync(string source, string idToken)
    {
        var options = BuiltIn.Options("microsoft", ("idTokenEmailClaim", source));
        var http = new FakeOAuth2Http().Answer(options.UserInfoURL, """{"id":"1","mail":"mail@example.com"}""");
        return BuiltIn.FetchAsync(options, http, $$"""{"id_token":"{{idToken}}"}""");
    }
}
