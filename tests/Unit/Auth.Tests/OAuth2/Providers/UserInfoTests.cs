using Holdall.Auth;

namespace Holdall.Plugins.Auth.Tests.OAuth2.Providers;

/// <summary>What is read from the documents that the providers describe.</summary>
public sealed class UserInfoTests
{
    /// <summary>Provider, document, and: id, name, user name, address, picture.</summary>
    public static TheoryData<string, string, string[]> Documents => new()
    {
        {
            "google",
            """
            {"sub":"1089","name":"Ann Lee","given_name":"Ann","family_name":"Lee","picture":"https://img.test/a","email":"ann@example.com","email_verified":true}
            """,
            ["1089", "Ann Lee", "", "ann@example.com", "https://img.test/a"]
        },
        {
            "microsoft",
            """
            {"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#users/$entity","businessPhones":[],"displayName":"Ann Lee","givenName":"Ann",
             "jobTitle":null,"mail":"ann@example.com","userPrincipalName":"ann_x","id":"48d3"}
            """,
            ["48d3", "Ann Lee", "", "ann@example.com", ""]
        },
        {
            "yandex",
            """
            {"id":"1000034426","login":"ann","client_id":"c","real_name":"Ann Lee","default_email":"ann@example.com","emails":["ann@example.com"],
             "is_avatar_empty":false,"default_avatar_id":"131652443"}
            """,
            ["1000034426", "Ann Lee", "ann", "ann@example.com", "https://avatars.yandex.net/get-yapic/131652443/islands-200"]
        },
        {
            "facebook",
            """
            {"name":"Ann Lee","email":"ann@example.com","picture":{"data":{"height":200,"is_silhouette":false,"url":"https://img.test/a","width":200}},"id":"10"}
            """,
            ["10", "Ann Lee", "", "ann@example.com", "https://img.test/a"]
        },
        {
            "instagram2",
            """{"id":"9","user_id":"178414","username":"ann","account_type":"BUSINESS","name":"Ann Lee","profile_picture_url":"https://img.test/a","media_count":3}""",
            ["178414", "Ann Lee", "ann", "", "https://img.test/a"]
        },
        {
            "discord",
            """
            {"id":"80351110224678912","username":"ann","discriminator":"0","global_name":"Ann Lee","avatar":"8342729","verified":true,"email":"ann@example.com"}
            """,
            ["80351110224678912", "Ann Lee", "ann", "ann@example.com", "https://cdn.discordapp.com/avatars/80351110224678912/8342729.png"]
        },
        {
            "twitter",
            """
            {"data":{"id":"2244994945","name":"Ann Lee","username":"ann","profile_image_url":"https://img.test/a","confirmed_email":"ann@example.com"}}
            """,
            ["2244994945", "Ann Lee", "ann", "ann@example.com", "https://img.test/a"]
        },
        {
            "kakao",
            """
            {"id":123456789,"connected_at":"2022-04-11T01:45:28Z","kakao_account":{"is_email_valid":true,"is_email_verified":true,"email":"ann@example.com"},
             "properties":{"nickname":"ann","profile_image":"https://img.test/a"}}
            """,
            ["123456789", "", "ann", "ann@example.com", "https://img.test/a"]
        },
        {
            "vk",
            """{"response":[{"id":210700286,"first_name":"Ann","last_name":"","photo_max":"https://img.test/a","screen_name":"ann"}]}""",
            ["210700286", "Ann", "ann", "", "https://img.test/a"]
        },
        {
            "github",
            """{"login":"ann","id":583231,"node_id":"M","avatar_url":"https://img.test/a","name":"Ann Lee","email":"public@example.com","two_factor_authentication":true}""",
            ["583231", "Ann Lee", "ann", "", "https://img.test/a"]
        },
        {
            "gitlab",
            """
            {"id":1,"username":"ann","email":"ann@example.com","name":"Ann Lee","state":"active","avatar_url":"https://img.test/a",
             "confirmed_at":"2012-05-23T09:05:22.000Z"}
            """,
            ["1", "Ann Lee", "ann", "ann@example.com", "https://img.test/a"]
        },
        {
            "bitbucket",
            """
            {"display_name":"Ann Lee","links":{"avatar":{"href":"https://img.test/a"}},"uuid":"{d301}","account_id":"5","account_status":"active","username":"ann"}
            """,
            ["{d301}", "Ann Lee", "ann", "", "https://img.test/a"]
        },
        {
            "gitee",
            """{"id":5,"login":"ann","name":"Ann Lee","avatar_url":"https://img.test/a","email":"ann@example.com"}""",
            ["5", "Ann Lee", "ann", "ann@example.com", "https://img.test/a"]
        },
        {
            "gitea",
            """{"id":7,"login":"ann","full_name":"Ann Lee","email":"ann@noreply.test","avatar_url":"https://img.test/a","active":true,"restricted":false}""",
            ["7", "Ann Lee", "ann", "", "https://img.test/a"]
        },
        {
            "wakatime",
            """
            {"data":{"id":"aa-1","display_name":"Ann Lee","username":"ann","email":"ann@example.com","is_email_confirmed":true,"is_email_public":false,
             "photo":"https://img.test/a","photo_public":true}}
            """,
            ["aa-1", "Ann Lee", "ann", "ann@example.com", "https://img.test/a"]
        },
        {
            "linear",
            """
            {"data":{"viewer":{"id":"f1","displayName":"ann","name":"Ann Lee","email":"ann@example.com","avatarUrl":"https://img.test/a","active":true}}}
            """,
            ["f1", "Ann Lee", "ann", "ann@example.com", "https://img.test/a"]
        },
        {
            "notion",
            """
            {"object":"user","id":"bot-1","type":"bot","bot":{"owner":{"type":"user","user":{"object":"user","id":"u-1","name":"Ann Lee",
             "avatar_url":"https://img.test/a","type":"person","person":{"email":"ann@example.com"}}},"workspace_name":"W"}}
            """,
            ["u-1", "Ann Lee", "", "ann@example.com", "https://img.test/a"]
        },
        {
            "monday",
            """
            {"data":{"me":{"id":"4012689","enabled":true,"name":"Ann Lee","email":"ann@example.com","is_verified":true,"photo_small":"https://img.test/a"}},
             "account_id":1}
            """,
            ["4012689", "Ann Lee", "", "ann@example.com", "https://img.test/a"]
        },
        {
            "lark",
            """{"code":0,"msg":"success","data":{"name":"Ann Lee","avatar_url":"https://img.test/a","open_id":"ou-1","union_id":"on-1"}}""",
            ["on-1", "Ann Lee", "", "", "https://img.test/a"]
        },
        {
            "box",
            """{"type":"user","id":"11446498","name":"Ann Lee","login":"ann@example.com","status":"active","avatar_url":"https://img.test/a"}""",
            ["11446498", "Ann Lee", "", "ann@example.com", "https://img.test/a"]
        },
        {
            "livechat",
            """{"account_id":"b7e","name":"Ann Lee","email":"ann@example.com","email_verified":true,"avatar_url":"https://img.test/a"}""",
            ["b7e", "Ann Lee", "", "ann@example.com", "https://img.test/a"]
        },
        {
            "mailcow",
            """{"success":true,"username":"ann@example.com","id":"ann@example.com","identifier":"ann@example.com","email":"ann@example.com","full_name":"Ann Lee","active":1}""",
            ["ann@example.com", "Ann Lee", "ann", "ann@example.com", ""]
        },
        {
            "planningcenter",
            """{"data":{"type":"Person","id":"1","attributes":{"avatar":"https://img.test/a","name":"Ann Lee","status":"active"}},"included":[]}""",
            ["1", "Ann Lee", "", "", "https://img.test/a"]
        },
        {
            "spotify",
            """{"display_name":"Ann Lee","id":"ann","images":[{"url":"https://img.test/a","height":300,"width":300},{"url":"https://img.test/b"}],"type":"user"}""",
            ["ann", "Ann Lee", "", "", "https://img.test/a"]
        },
        {
            "trakt",
            """{"user":{"username":"ann","name":"Ann Lee","ids":{"slug":"ann","uuid":"b6589f"},"images":{"avatar":{"full":"https://img.test/a"}}},"account":{}}""",
            ["b6589f", "Ann Lee", "ann", "", "https://img.test/a"]
        },
        {
            "twitch",
            """
            {"data":[{"id":"141981764","login":"ann","display_name":"Ann Lee","profile_image_url":"https://img.test/a","email":"ann@example.com"}]}
            """,
            ["141981764", "Ann Lee", "ann", "ann@example.com", "https://img.test/a"]
        },
        {
            "patreon",
            """
            {"data":{"attributes":{"email":"ann@example.com","full_name":"Ann Lee","image_url":"https://img.test/a","is_email_verified":true,"vanity":"ann"},
             "id":"12345678","type":"user"},"links":{"self":"x"}}
            """,
            ["12345678", "Ann Lee", "ann", "ann@example.com", "https://img.test/a"]
        },
        {
            "strava",
            """{"id":1234567890987654321,"username":"ann","firstname":"Ann","lastname":"Lee","profile":"https://img.test/a"}""",
            ["1234567890987654321", "Ann Lee", "ann", "", "https://img.test/a"]
        },
        {
            "oidc",
            """{"sub":"248","name":"Ann Lee","preferred_username":"ann","email":"ann@example.com","email_verified":"true","picture":"https://img.test/a"}""",
            ["248", "Ann Lee", "ann", "ann@example.com", "https://img.test/a"]
        },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_user_is_read(string provider, string document, string[] expected)
    {
        var user = await BuiltIn.FetchAsync(BuiltIn.Options(provider) with { UserInfoURL = "https://me.test/" }, new FakeOAuth2Http().Answer("https://me.test/", document));

        string[] read = [user.Id, user.Name, user.Username, user.Email, user.AvatarURL];
        read.ShouldBe(expected);
        user.RawUser.EnumerateObject().First().Name.ShouldBe(document.Split('"')[1]);
    }

    [Theory]
    [InlineData("google", """{"sub":"1","email":"ann@example.com","email_verified":false}""")]
    [InlineData("google", """{"sub":"1","email":"ann@example.com"}""")]
    [InlineData("discord", """{"id":"1","email":"ann@example.com","verified":false}""")]
    [InlineData("kakao", """{"id":1,"kakao_account":{"email":"ann@example.com","is_email_valid":true,"is_email_verified":false}}""")]
    [InlineData("gitlab", """{"id":1,"email":"ann@example.com","confirmed_at":null}""")]
    [InlineData("gitlab", """{"id":1,"email":"ann@example.com","confirmed_at":"0001-01-01T00:00:00Z"}""")]
    [InlineData("gitlab", """{"id":1,"email":"ann@example.com","confirmed_at":"0001-01-01T01:00:00+01:00"}""")]
    [InlineData("gitlab", """{"id":1,"email":"ann@example.com","confirmed_at":"soon"}""")]
    [InlineData("gitlab", """{"id":1,"email":"ann@example.com","confirmed_at":"2020-01-01"}""")]
    [InlineData("gitlab", """{"id":1,"email":"ann@example.com","confirmed_at":"2020-01-01T10:00:00"}""")]
    [InlineData("gitlab", """{"id":1,"email":"ann@example.com","confirmed_at":"2020-01-01T10:00Z"}""")]
    [InlineData("gitlab", """{"id":1,"email":"ann@example.com","confirmed_at":"2020-13-01T10:00:00Z"}""")]
    [InlineData("wakatime", """{"data":{"id":"1","email":"ann@example.com","is_email_confirmed":false}}""")]
    [InlineData("monday", """{"data":{"me":{"id":"1","enabled":true,"email":"ann@example.com","is_verified":false}}}""")]
    [InlineData("livechat", """{"account_id":"1","email":"ann@example.com","email_verified":false}""")]
    [InlineData("patreon", """{"data":{"id":"1","attributes":{"email":"ann@example.com","is_email_verified":false}}}""")]
    [InlineData("oidc", """{"sub":"1","email":"ann@example.com","email_verified":"yes"}""")]
    [InlineData("oidc", """{"sub":"1","email":"ann@example.com"}""")]
    public async Task An_address_that_is_not_verified_is_none(string provider, string document)
    {
        var user = await BuiltIn.FetchAsync(BuiltIn.Options(provider) with { UserInfoURL = "https://me.test/" }, new FakeOAuth2Http().Answer("https://me.test/", document));

        user.Id.ShouldBe("1");
        user.Email.ShouldBe("");
    }

    [Theory]
    [InlineData("bitbucket", """{"uuid":"1","account_status":"inactive"}""")]
    [InlineData("gitea", """{"id":1,"active":false}""")]
    [InlineData("gitea", """{"id":1}""")]
    [InlineData("linear", """{"data":{"viewer":{"id":"1","active":false}}}""")]
    [InlineData("monday", """{"data":{"me":{"id":"1","enabled":false}}}""")]
    [InlineData("box", """{"id":"1","status":"inactive"}""")]
    [InlineData("mailcow", """{"id":"1","active":0}""")]
    [InlineData("mailcow", """{"id":"1","active":"1"}""")]
    [InlineData("planningcenter", """{"data":{"id":"1","attributes":{"status":"inactive"}}}""")]
    [InlineData("vk", """{"response":[]}""")]
    [InlineData("twitch", """{"data":[]}""")]
    [InlineData("google", """{"sub":7}""")]
    [InlineData("google", """{"sub":"1","name":["Ann"]}""")]
    [InlineData("google", """{"sub":"1","email":"ann@example.com","email_verified":"true"}""")]
    [InlineData("github", """{"id":"7"}""")]
    [InlineData("github", """{"id":7.5}""")]
    [InlineData("facebook", """{"id":"1","picture":"https://img.test/a"}""")]
    [InlineData("google", """["1"]""")]
    [InlineData("google", "<html>")]
    public async Task What_is_no_active_account_is_refused(string provider, string document) =>
        await Should.ThrowAsync<OAuth2Exception>(
            BuiltIn.FetchAsync(BuiltIn.Options(provider) with { UserInfoURL = "https://me.test/" }, new FakeOAuth2Http().Answer("https://me.test/", document)));

    [Theory]
    [InlineData("github", "{}")]
    [InlineData("github", """{"id":null}""")]
    [InlineData("strava", """{"id":0}""")]
    [InlineData("google", "{}")]
    public async Task Nobody_has_no_id(string provider, string document) => (await BuiltIn.FetchAsync(provider, document)).Id.ShouldBe("");
}
