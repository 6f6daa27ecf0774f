using Holdall.Auth;

namespace Holdall.Plugins.Auth.Tests.OAuth2.Providers;

public sealed class EmailListTests
{
    private const string GitHubList =
        """[{"email":"old@example.com","verified":true,"primary":false},{"email":"new@example.com","verified":false,"primary":true},{"email":"ann@example.com","verified":true,"primary":true}]""";

    [Theory]
    [InlineData("github", """{"id":1}""")]
    [InlineData("gitea", """{"id":1,"active":true}""")]
    public async Task The_first_address_that_is_primary_and_verified_counts(string provider, string document) =>
        (await FetchAsync(provider, document, "/emails", GitHubList)).Email.ShouldBe("ann@example.com");

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Who_may_not_read_addresses_signs_in_without(int status) =>
        (await FetchAsync("github", """{"id":1,"email":"public@example.com"}""", "/emails", "{}", status)).Email.ShouldBe("");

    [Theory]
    [InlineData("{}", 200)]
    [InlineData("[]", 500)]
    public async Task Other_answers_of_github_are_failures(string list, int status) =>
        await Should.ThrowAsync<OAuth2Exception>(FetchAsync("github", """{"id":1}""", "/emails", list, status));

    [Theory]
    [InlineData("""{"values":[{"email":"b@example.com","is_primary":true,"is_confirmed":false},{"email":"ann@example.com","is_primary":true,"is_confirmed":true}]}""", 200, "ann@example.com")]
    [InlineData("""{"values":[{"email":"b@example.com","is_primary":false,"is_confirmed":true}]}""", 200, "")]
    [InlineData("""{"values":null}""", 200, "")]
    [InlineData("oops", 500, "")]
    public async Task Bitbucket_lists_addresses_in_pages(string list, int status, string email) =>
        (await FetchAsync("bitbucket", """{"uuid":"1","account_status":"active"}""", "/emails", list, status)).Email.ShouldBe(email);

    [Theory]
    [InlineData("""[{"email":"ann@example.com","state":"confirmed","scope":["committed","primary"]}]""", 200, "ann@example.com")]
    [InlineData("""[{"email":"ann@example.com","state":"unconfirmed","scope":["primary"]}]""", 200, "")]
    [InlineData("""[{"email":"ann@example.com","state":"confirmed","scope":["committed"]}]""", 200, "")]
    [InlineData("""[{"email":"none","state":"confirmed","scope":["primary"]}]""", 200, "")]
    [InlineData("""{"message":"x"}""", 200, "")]
    [InlineData("oops", 200, "")]
    [InlineData("[]", 403, "")]
    public async Task Gitee_is_asked_for_a_list_when_the_document_has_no_address(string list, int status, string email)
    {
        var options = BuiltIn.Options("gitee");
        var http = new FakeOAuth2Http().Answer(options.UserInfoURL, """{"id":1,"email":"not public"}""").Answer("https://gitee.com/api/v5/emails", list, status);

        (await BuiltIn.FetchAsync(options, http)).Email.ShouldBe(email);
    }

    private static Task<OAuth2User> FetchAsync(string provider, string document, string path, string list, int status = 200)
    {
        var options = BuiltIn.Options(provider);
        return BuiltIn.FetchAsync(options, new FakeOAuth2Http().Answer(options.UserInfoURL, document).Answer(options.UserInfoURL + path, list, status));
    }
}
