using Holdall.TestKit.OpenId;

namespace Holdall.Integration.Tests.Auth.OAuth2;

/// <summary>Whose account a sign-in through a provider opens.</summary>
public sealed class LinkingTests(OpenIdApp room) : IClassFixture<OpenIdApp>
{
    [Fact]
    public async Task Whoever_registers_an_address_of_somebody_else_loses_the_account_to_its_owner()
    {
        var members = await room.AddMembersAsync();
        var id = await room.App.AddAccountAsync(members, "ann@example.com");
        var stranger = await room.App.SignInAsync(members, "ann@example.com");
        (room.Server.Subject, room.Server.Email) = ("stranger", "stranger@example.com");
        (await room.SignInAsync(members, "oidc2", stranger)).Status.ShouldBe(200);
        room.CountLinks(id).ShouldBe(1);

        (room.Server.Subject, room.Server.Email) = ("ann", "ann@example.com");
        var answer = await room.SignInAsync(members);

        answer.Status.ShouldBe(200, answer.Text);
        answer.Json.GetProperty("record").GetProperty("id").GetString().ShouldBe(id);
        answer.Json.GetProperty("record").GetProperty("verified").GetBoolean().ShouldBeTrue();
        (await stranger.PostAsync($"/api/collections/{members}/auth-refresh", new { })).Status.ShouldBe(401);
        var password = new { identity = "ann@example.com", password = TestApp.Password };
        (await room.App.Guest.PostAsync($"/api/collections/{members}/auth-with-password", password)).Status.ShouldBe(400);
        room.CountLinks(id).ShouldBe(1);
        (room.Server.Subject, room.Server.Email) = ("stranger", "stranger@example.com");
        (await room.SignInAsync(members, "oidc2")).Json.GetProperty("record").GetProperty("id").GetString().ShouldNotBe(id);
    }

    [Fact]
    public async Task A_verified_account_keeps_its_password_and_links()
    {
        var members = await room.AddMembersAsync();
        var id = await AddVerifiedAsync(members, "bob@example.com");
        (room.Server.Subject, room.Server.Email) = ("bob", "bob@example.com");

        (await room.SignInAsync(members, "oidc")).Status.ShouldBe(200);
        (await room.SignInAsync(members, "oidc2")).Status.ShouldBe(200);

        room.CountLinks(id).ShouldBe(2);
        await room.App.SignInAsync(members, "bob@example.com");
    }

    [Fact]
    public async Task Somebody_signed_in_links_an_account_with_any_address()
    {
        var members = await room.AddMembersAsync();
        var id = await AddVerifiedAsync(members, "cleo@example.com");
        var cleo = await room.App.SignInAsync(members, "cleo@example.com");
        (room.Server.Subject, room.Server.Email) = ("cleo", "private@example.com");

        (await room.SignInAsync(members, client: cleo)).Json.GetProperty("record").GetProperty("id").GetString().ShouldBe(id);

        var later = await room.SignInAsync(members);
        later.Json.GetProperty("record").GetProperty("id").GetString().ShouldBe(id);
        later.Json.GetProperty("record").GetProperty("email").GetString().ShouldBe("cleo@example.com");
    }

    [Fact]
    public async Task A_linked_account_opens_for_its_owner_whoever_else_is_signed_in()
    {
        var members = await room.AddMembersAsync();
        (room.Server.Subject, room.Server.Email) = ("dora", "dora@example.com");
        var dora = (await room.SignInAsync(members)).Json.GetProperty("record").GetProperty("id").GetString();
        await AddVerifiedAsync(members, "eve@example.com");
        var eve = await room.App.SignInAsync(members, "eve@example.com");

        (await room.SignInAsync(members, client: eve)).Json.GetProperty("record").GetProperty("id").GetString().ShouldBe(dora);
    }

    [Fact]
    public async Task A_second_account_of_the_same_provider_is_refused_and_nothing_changes()
    {
        var members = await room.AddMembersAsync();
        var id = await AddVerifiedAsync(members, "");
        (room.Server.Subject, room.Server.Email) = ("one", "");
        var body = await room.GetCodeAsync(members);
        var client = new TestClient(new HttpClient { BaseAddress = room.App.Address }, await TokenOfAsync(members, id));
        (await room.SendAsync(client, members, body)).Status.ShouldBe(200);
        (room.Server.Subject, room.Server.Email) = ("two", "two@example.com");

        var answer = await room.SignInAsync(members, client: client);

        (answer.Status, answer["message"]).ShouldBe((400, "Failed to authenticate."));
        answer.ErrorOf("recordRef").ShouldBe("validation_not_unique");
        room.App.Records.Find(members, id)!.GetString("email").ShouldBe("");
    }

    [Fact]
    public async Task The_create_rule_says_who_may_sign_up_and_the_auth_rule_who_may_sign_in()
    {
        (room.Server.Subject, room.Server.Email) = ("fay", "fay@example.com");
        var closed = await room.AddMembersAsync(options: "\"createRule\":null");
        (await room.SignInAsync(closed)).Status.ShouldBe(403);

        var ruled = await room.AddMembersAsync(options: """
            "createRule":"@request.context = 'oauth2' && @request.body.email ~ '@example.com' && @request.body.code:isset = false","authRule":"name = 'Staff'"
            """);
        (await room.SignInAsync(ruled)).Status.ShouldBe(403);
        (await room.ListAsync(ruled)).Items("email").ShouldBe("fay@example.com");
    }

    [Fact]
    public async Task Superusers_do_not_sign_up()
    {
        var options = new
        {
            name = "oidc",
            clientId = OpenIdServer.ClientId,
            clientSecret = OpenIdServer.ClientSecret,
            authURL = room.Server.URL + "/auth",
            tokenURL = room.Server.URL + "/token",
            userInfoURL = room.Server.URL + "/userinfo",
        };
        (await room.App.Superuser.PatchAsync("/api/collections/_superusers", new { oauth2 = new { enabled = true, providers = new[] { options } } })).Status.ShouldBe(200);

        (await room.SendAsync(null, "_superusers", new SignInBody { Provider = "oidc", Code = "any" })).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_provider_of_another_plugin_works_like_the_built_in_ones()
    {
        var members = await room.AddMembersAsync();
        var options = new { name = "our-house", clientId = "h", clientSecret = "h" };
        (await room.App.Superuser.PatchAsync($"/api/collections/{members}", new { oauth2 = new { providers = new[] { options } } })).Status.ShouldBe(200);

        var method = (await room.App.Guest.GetAsync($"/api/collections/{members}/auth-methods")).Json.GetProperty("oauth2").GetProperty("providers")[0];
        var answer = await room.SendAsync(null, members, new SignInBody { Provider = "our-house", Code = "12" });

        method.GetProperty("authURL").GetString().ShouldStartWith("https://house.test/door?client_id=h&response_type=code&scope=room&state=");
        answer.Status.ShouldBe(200, answer.Text);
        answer.Json.GetProperty("record").GetProperty("name").GetString().ShouldBe("Guest of Room 12");
        answer.Json.GetProperty("record").GetProperty("email").GetString().ShouldBe("12@house.test");
        answer.Json.GetProperty("meta").GetProperty("accessToken").GetString().ShouldBe("key");
        (await room.SendAsync(null, members, new SignInBody { Provider = "our-house", Code = "locked" }))["message"].ShouldBe("Failed to fetch OAuth2 token.");
        (await room.SendAsync(null, members, new SignInBody { Provider = "our-house", Code = "cellar" })).Status.ShouldBe(403);
    }

    private async Task<string> AddVerifiedAsync(string members, string email)
    {
        var id = await room.App.AddAccountAsync(members, email);
        var account = room.App.Records.Find(members, id)!;
        account["verified"] = true;
        await room.App.Records.SaveAsync(account);
        return id;
    }

    private async Task<string> TokenOfAsync(string members, string id) =>
        (await room.App.Superuser.PostAsync($"/api/collections/{members}/impersonate/{id}", new { }))["token"]!;
}
