using System.Text.Json;

namespace Holdall.Plugins.Auth.Tests.OAuth2.Providers;

/// <summary>What single providers do in ways of their own.</summary>
public sealed class QuirkTests
{
    [Theory]
    [InlineData("""{"id":"1","username":"ann","discriminator":"0042","global_name":null}""", "ann#0042")]
    [InlineData("""{"id":"1","username":"ann","discriminator":"0"}""", "ann")]
    [InlineData("""{"id":"1","username":"ann"}""", "ann")]
    public async Task Discord_has_old_names_with_numbers(string document, string name)
    {
        var user = await BuiltIn.FetchAsync("discord", document);

        user.Name.ShouldBe(name);
        user.AvatarURL.ShouldBe("");
    }

    [Fact]
    public async Task Yandex_says_that_there_is_no_picture() =>
        (await BuiltIn.FetchAsync("yandex", """{"id":"1","is_avatar_empty":true,"default_avatar_id":"0"}""")).AvatarURL.ShouldBe("");

    [Fact]
    public async Task The_address_of_vk_comes_with_the_token() =>
        (await BuiltIn.FetchAsync("vk", """{"response":[{"id":1}]}""", """{"email":"ann@example.com"}""")).Email.ShouldBe("ann@example.com");

    [Fact]
    public async Task Names_of_strava_are_two() =>
        (await BuiltIn.FetchAsync("strava", """{"id":1,"firstname":"Ann"}""")).Name.ShouldBe("Ann ");

    [Fact]
    public async Task Wakatime_shows_public_pictures_only() =>
        (await BuiltIn.FetchAsync("wakatime", """{"data":{"id":"1","photo":"https://img.test/a","photo_public":false}}""")).AvatarURL.ShouldBe("");

    [Fact]
    public async Task Permissions_of_instagram_come_with_the_token()
    {
        var user = await BuiltIn.FetchAsync("instagram2", """{"user_id":"1"}""", """{"permissions":["a","b"]}""");

        user.RawUser.GetProperty("permissions").GetArrayLength().ShouldBe(2);
        user.RawUser.GetProperty("user_id").GetString().ShouldBe("1");
    }

    [Fact]
    public async Task Permissions_of_the_user_itself_stay()
    {
        var user = await BuiltIn.FetchAsync("instagram2", """{"user_id":"1","permissions":["own"]}""", """{"permissions":["a","b"]}""");

        user.RawUser.GetProperty("permissions").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("linear", "viewer")]
    [InlineData("monday", "me")]
    public async Task GraphQL_is_posted(string provider, string root)
    {
        var http = new FakeOAuth2Http().Answer(
            BuiltIn.Options(provider).UserInfoURL, "{\"data\":{\"" + root + "\":{\"id\":\"1\",\"active\":true,\"enabled\":true}}}");

        await BuiltIn.FetchAsync(BuiltIn.Options(provider), http);

        var (request, body) = http.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe(HttpMethod.Post);
        request.Headers.GetValues("Authorization").ShouldBe(["Bearer abc"]);
        request.Content!.Headers.ContentType!.ToString().ShouldBe("application/json");
        JsonElement.Parse(body).GetProperty("query").GetString()!.ShouldContain(root + " {");
    }

    [Theory]
    [InlineData("notion", """{"bot":{"owner":{"user":{"id":"1"}}}}""", "Notion-Version", "2022-06-28")]
    [InlineData("twitch", """{"data":[{"id":"1"}]}""", "Client-Id", "client")]
    [InlineData("trakt", """{"user":{"ids":{"uuid":"1"}}}""", "trakt-api-key", "client")]
    [InlineData("trakt", """{"user":{"ids":{"uuid":"1"}}}""", "trakt-api-version", "2")]
    public async Task Some_want_headers(string provider, string document, string name, string value)
    {
        var http = new FakeOAuth2Http().Answer(BuiltIn.Options(provider).UserInfoURL, document);

        await BuiltIn.FetchAsync(BuiltIn.Options(provider), http);

        var request = http.Requests.ShouldHaveSingleItem().Request;
        request.Headers.GetValues(name).ShouldBe([value]);
        request.Headers.GetValues("Authorization").ShouldBe(["Bearer abc"]);
    }

    [Fact]
    public async Task Trakt_wants_a_type_of_no_content()
    {
        var http = new FakeOAuth2Http().Answer(BuiltIn.Options("trakt").UserInfoURL, """{"user":{"ids":{"uuid":"1"}}}""");

        await BuiltIn.FetchAsync(BuiltIn.Options("trakt"), http);

        http.Requests.ShouldHaveSingleItem().Request.Content!.Headers.ContentType!.ToString().ShouldBe("application/json");
    }
}
