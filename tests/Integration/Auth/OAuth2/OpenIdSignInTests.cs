using Holdall.TestKit.OpenId;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Integration.Tests.Auth.OAuth2;

/// <summary>Signing in at a real provider of OpenID Connect.</summary>
public sealed class OpenIdSignInTests(OpenIdApp room) : IClassFixture<OpenIdApp>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_first_sign_in_makes_an_account_and_the_next_one_finds_it(bool withUserInfo)
    {
        var extra = new { jwksURL = room.Server.URL + "/keys", issuers = new[] { room.Server.Issuer } };
        var members = await room.AddMembersAsync(withUserInfo: withUserInfo, extra: extra);
        room.Server.Email = "ann@example.com";

        var first = await room.SignInAsync(members);
        var second = await room.SignInAsync(members);

        first.Status.ShouldBe(200, first.Text);
        var (record, meta) = (first.Json.GetProperty("record"), first.Json.GetProperty("meta"));
        (record.GetProperty("email").GetString(), record.GetProperty("name").GetString()).ShouldBe(("ann@example.com", "Ann Lee"));
        record.GetProperty("verified").GetBoolean().ShouldBeTrue();
        (meta.GetProperty("id").GetString(), meta.GetProperty("username").GetString()).ShouldBe(("s-1", "ann"));
        meta.GetProperty("isNew").GetBoolean().ShouldBeTrue();
        meta.GetProperty("accessToken").GetString().ShouldNotBeEmpty();
        meta.GetProperty("expiry").GetString().ShouldEndWith("Z");
        second.Json.GetProperty("meta").GetProperty("isNew").GetBoolean().ShouldBeFalse();
        second.Json.GetProperty("record").GetProperty("id").GetString().ShouldBe(record.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_code_counts_once()
    {
        var members = await room.AddMembersAsync();
        var body = await room.GetCodeAsync(members);

        (await room.SendAsync(null, members, body)).Status.ShouldBe(200);
        await RefusedAsync(members, body, "Failed to fetch OAuth2 token.");
    }

    [Fact]
    public async Task A_code_that_was_stolen_is_worth_nothing_without_its_verifier()
    {
        var members = await room.AddMembersAsync();

        await RefusedAsync(members, await room.GetCodeAsync(members) with { CodeVerifier = new string('x', 43) }, "Failed to fetch OAuth2 token.");
        await RefusedAsync(members, await room.GetCodeAsync(members) with { CodeVerifier = "" }, "Failed to fetch OAuth2 token.");
        await RefusedAsync(members, await room.GetCodeAsync(members) with { RedirectURL = "https://evil.test/" }, "Failed to fetch OAuth2 token.");
        await RefusedAsync(members, await room.GetCodeAsync(members) with { Code = "made up" }, "Failed to fetch OAuth2 token.");
    }

    [Fact]
    public async Task A_wrong_secret_gets_no_token()
    {
        var members = await room.AddMembersAsync();
        await ConfigureAsync(members, new { clientSecret = "wrong" });

        await RefusedAsync(members, await room.GetCodeAsync(members), "Failed to fetch OAuth2 token.");
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        await using var late = await OpenIdServer.StartAsync(new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(-11)));
        await using var slow = await OpenIdServer.StartAsync(new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(-9)));

        var members = await room.AddMembersAsync(late, withUserInfo: false);
        await RefusedAsync(members, await room.GetCodeAsync(members, server: late), "Failed to fetch OAuth2 user.");

        // It expired four minutes ago, and clocks may differ by five.
        members = await room.AddMembersAsync(slow, withUserInfo: false);
        (await room.SignInAsync(members, server: slow)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_token_of_another_issuer_is_refused()
    {
        var members = await room.AddMembersAsync(withUserInfo: false, extra: new { issuers = new[] { "https://other.test/" } });

        await RefusedAsync(members, await room.GetCodeAsync(members), "Failed to fetch OAuth2 user.");
    }

    [Fact]
    public async Task A_token_that_another_key_has_signed_is_refused()
    {
        await using var other = await OpenIdServer.StartAsync();
        var members = await room.AddMembersAsync(withUserInfo: false, extra: new { jwksURL = other.URL + "/keys" });

        await RefusedAsync(members, await room.GetCodeAsync(members), "Failed to fetch OAuth2 user.");
    }

    [Fact]
    public async Task A_token_that_was_made_for_another_client_is_refused()
    {
        var members = await room.AddMembersAsync(withUserInfo: false, extra: new { jwksURL = room.Server.URL + "/keys" });
        room.Server.OtherToken = await room.Server.GetIdTokenAsync("other");
        await ConfigureAsync(members, new { tokenURL = room.Server.URL + "/other-token" });
        await RefusedAsync(members, new SignInBody { Provider = "oidc", Code = "any" }, "Failed to fetch OAuth2 user.");

        room.Server.OtherToken = await room.Server.GetIdTokenAsync(OpenIdServer.ClientId);
        (await room.SendAsync(null, members, new SignInBody { Provider = "oidc", Code = "any" })).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_many_first_sign_ins_at_once_one_makes_the_account(bool hasEmail)
    {
        var members = await room.AddMembersAsync();
        room.Server.Email = hasEmail ? "rush@example.com" : "";
        var bodies = new List<SignInBody>();
        for (var i = 0; i < 6; i++) bodies.Add(await room.GetCodeAsync(members));

        var answers = await Task.WhenAll(bodies.Select(body => room.SendAsync(null, members, body)));

        answers.ShouldAllBe(answer => answer.Status == 200 || answer.Status == 400);
        answers.ShouldContain(answer => answer.Status == 200);
        foreach (var refused in answers.Where(answer => answer.Status == 400)) refused.Json.GetProperty("data").EnumerateObject().ShouldNotBeEmpty(refused.Text);
        var accounts = (await room.ListAsync(members)).Json.GetProperty("items");
        accounts.GetArrayLength().ShouldBe(1);
        room.CountLinks(accounts[0].GetProperty("id").GetString()!).ShouldBe(1);
        (await room.SignInAsync(members)).Status.ShouldBe(200);
    }

    private async Task RefusedAsync(string members, SignInBody body, string message)
    {
        var answer = await room.SendAsync(null, members, body);

        answer.Status.ShouldBe(400, answer.Text);
        answer["message"].ShouldBe(message);
        answer.Json.GetProperty("data").EnumerateObject().ShouldBeEmpty();
    }

    private async Task ConfigureAsync(string members, object options)
    {
        var provider = new Dictionary<string, object?> { ["name"] = "oidc" };
        foreach (var property in options.GetType().GetProperties()) provider[property.Name] = property.GetValue(options);
        (await room.App.Superuser.PatchAsync($"/api/collections/{members}", new { oauth2 = new { providers = new[] { provider } } })).Status.ShouldBe(200);
    }
}
