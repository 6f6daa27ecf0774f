using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Plugins.Auth.OAuth2;
using Holdall.Plugins.Auth.SignIn;
using Holdall.TestKit.Fakes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdall.Plugins.Auth.Tests.OAuth2;

public sealed class NewAccountValuesTests : IAsyncLifetime
{
    private static readonly OAuth2User Ann = new() { Id = "7", Name = "Ann Lee", Username = "ann", Email = "ann@example.com" };

    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        var users = AuthFixtures.Users();
        await _engine.StoreAsync(users with
        {
            Fields =
            [
                .. users.Fields,
                new TextField { Name = "nick", Min = 3, Max = 6, Pattern = "^[a-z]+$" },
                new TextField { Name = "title" },
                new UrlField { Name = "picture" },
                new FileField { Name = "photo", MaxSelect = 1 },
            ],
        });
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task What_the_provider_says_goes_where_it_is_mapped_to()
    {
        var (values, files) = await MakeAsync(new() { Id = "title", Name = "nick", Username = "username" }, Ann);

        values.ShouldBe(new Dictionary<string, object?> { ["email"] = "ann@example.com", ["title"] = "7", ["nick"] = "Ann Lee", ["username"] = "ann" }, ignoreOrder: true);
        files.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_client_says_wins_even_when_it_is_empty()
    {
        var (values, _) = await MakeAsync(new() { Name = "title" }, Ann, ("title", ""), ("email", "own@example.com"));

        (values["title"], values["email"]).ShouldBe(("", "own@example.com"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData(7d)]
    public async Task An_address_that_is_none_is_that_of_the_provider(object? email) =>
        (await MakeAsync(new(), Ann, ("email", email))).Values["email"].ShouldBe("ann@example.com");

    [Fact]
    public async Task Of_several_mapped_to_one_field_the_first_counts() =>
        (await MakeAsync(new() { Id = "title", Name = "title", AvatarURL = "title" }, Ann with { AvatarURL = "https://img.test/a" })).Values["title"].ShouldBe("7");

    [Theory]
    [InlineData("nick", "ann", true)]
    [InlineData("nick", "an", false)]
    [InlineData("nick", "annabel", false)]
    [InlineData("nick", "Ann", false)]
    [InlineData("title", "Any Name!", true)]
    [InlineData("gone", "ann", false)]
    [InlineData("username", "ann", true)]
    [InlineData("username", "BOB", false)]
    public async Task A_user_name_that_the_field_does_not_take_or_somebody_has_is_left_out(string field, string username, bool isTaken)
    {
        await _engine.StoreAsync(new Record(_engine.Collections.Get("users")) { ["email"] = "bob@example.com", ["username"] = "bob" });

        var (values, _) = await MakeAsync(new() { Username = field }, Ann with { Username = username });

        values.ContainsKey(field).ShouldBe(isTaken);
    }

    [Fact]
    public async Task A_picture_is_downloaded_for_a_file_and_named_for_anything_else()
    {
        await using var server = await LoopbackServer.StartAsync(static http => http.Response.WriteAsync("picture"));
        var user = Ann with { AvatarURL = server.URL + "/ann.png" };

        var (values, files) = await MakeAsync(new() { AvatarURL = "photo" }, user);
        var (named, none) = await MakeAsync(new() { AvatarURL = "picture" }, user);

        values.ContainsKey("photo").ShouldBeFalse();
        files.ShouldHaveSingleItem().FileName.ShouldBe("ann.png");
        named["picture"].ShouldBe(user.AvatarURL);
        none.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/a.png")]
    [InlineData("")]
    public async Task Without_a_picture_the_field_stays_empty(string url)
    {
        var (values, files) = await MakeAsync(new() { AvatarURL = "photo" }, Ann with { AvatarURL = url });

        values.ContainsKey("photo").ShouldBeFalse();
        files.ShouldBeEmpty();
    }

    private async Task<(Dictionary<string, object?> Values, IReadOnlyList<UploadedFile> Files)> MakeAsync(
        OAuth2MappedFields mapped, OAuth2User user, params (string Key, object? Value)[] createData)
    {
        var users = _engine.Collections.Get("users");
        var e = new AuthWithOAuth2RequestEvent
        {
            Request = new FakeRequest(),
            AuthCollection = users with { Auth = users.Auth! with { OAuth2 = new OAuth2Options { MappedFields = mapped } } },
            ProviderName = "oidc",
            Provider = new FakeProvider("oidc"),
            SignIn = new OAuth2SignIn { Options = new OAuth2Provider(), Code = "code", Http = new FakeOAuth2Http() },
            OAuth2User = user,
            CreateData = createData.ToDictionary(pair => pair.Key, pair => pair.Value),
            IsNewRecord = true,
        };
        using var avatars = new AvatarDownload(TimeProvider.System, NullLogger<AvatarDownload>.Instance, static _ => true);
        return await new NewAccountValues(_engine.Collections, new IdentityLookup(_engine.Collections, _engine.Records), avatars).MakeAsync(e);
    }
}
