using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Holdall.Plugins.Auth;

namespace Holdall.Integration.Tests.Auth.Options;

/// <summary>Passkeys, with an authenticator and a browser made of software.</summary>
public sealed class PasskeyTests : IAsyncLifetime
{
    private const string Path = "/api/collections/people";
    private const string Records = "/api/collections/_passkeys/records";
    private const string WithPasskey = Path + "/auth-with-passkey";

    private TestApp _app = null!;
    private int _accounts;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync(new AuthPlugin());
        var meta = new { appName = "Acme", appURL = "https://app.example.com/some/path", senderName = "x", senderAddress = "x@example.com" };
        (await _app.Superuser.PatchAsync("/api/settings", new { meta })).Status.ShouldBe(200);
        foreach (var name in new[] { "people", "others" })
        {
            await _app.AddCollectionAsync($$"""{"name":"{{name}}","type":"auth","passkeys":{"enabled":true},"totp":{"enabled":true} }""");
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_passkey_signs_in_without_a_name()
    {
        var (id, client) = await AddAsync();
        using var key = new SoftwareAuthenticator();
        var added = await RegisterAsync(client, key);
        added.Status.ShouldBe(200, added.Text);
        added["name"].ShouldBe("my key");
        added.Text.ShouldNotContain("publicKey");

        for (var i = 0; i < 2; i++)
        {
            var answer = await SignInAsync(key);
            answer.Status.ShouldBe(200, answer.Text);
            answer.Json.GetProperty("record").GetProperty("id").GetString().ShouldBe(id);
            (await _app.As(answer["token"]).PostAsync(Path + "/auth-refresh", new { })).Status.ShouldBe(200);
        }
    }

    [Fact]
    public async Task Pages_get_what_browsers_parse()
    {
        var (id, client) = await AddAsync();

        var creation = (await client.PostAsync(Path + "/passkeys/begin", new { })).Json.GetProperty("options");
        creation.GetProperty("rp").GetProperty("id").GetString().ShouldBe("app.example.com");
        creation.GetProperty("rp").GetProperty("name").GetString().ShouldBe("Acme");
        Base64Url.DecodeFromChars(creation.GetProperty("user").GetProperty("id").GetString()).ShouldBe(Encoding.UTF8.GetBytes(id));
        creation.GetProperty("authenticatorSelection").GetProperty("residentKey").GetString().ShouldBe("required");
        creation.GetProperty("attestation").GetString().ShouldBe("none");
        var request = (await _app.Guest.PostAsync(WithPasskey + "/begin", new { })).Json.GetProperty("options");
        request.GetProperty("rpId").GetString().ShouldBe("app.example.com");
        request.GetProperty("allowCredentials").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_challenge_is_good_once_also_for_many_at_the_same_time()
    {
        var (_, client) = await AddAsync();
        using var key = new SoftwareAuthenticator();
        await RegisterAsync(client, key);
        var begun = await _app.Guest.PostAsync(WithPasskey + "/begin", new { });
        var body = new { challengeId = begun["challengeId"], credential = key.Get(begun.Json.GetProperty("options")) };

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _app.Guest.PostAsync(WithPasskey, body)));

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        (await _app.Guest.PostAsync(WithPasskey, new { body.challengeId, credential = key.Get(begun.Json.GetProperty("options")) })).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("origin")]
    [InlineData("domain")]
    [InlineData("challenge")]
    [InlineData("presence")]
    [InlineData("handle")]
    [InlineData("unknown")]
    [InlineData("signature")]
    public async Task A_credential_that_does_not_fit_lets_nobody_in(string wrong)
    {
        var (_, client) = await AddAsync();
        using var key = new SoftwareAuthenticator();
        await RegisterAsync(client, key);
        using var other = new SoftwareAuthenticator { CredentialId = wrong == "signature" ? key.CredentialId : [1, 2, 3], UserHandle = key.UserHandle };
        if (wrong == "origin") key.Origin = "https://evil.example.com";
        if (wrong == "domain") key.RpId = "evil.example.com";
        if (wrong == "presence") key.IsUserPresent = false;
        if (wrong == "handle") key.UserHandle = "AAAA";
        other.Counter = 100;
        var begun = await _app.Guest.PostAsync(WithPasskey + "/begin", new { });
        var another = await _app.Guest.PostAsync(WithPasskey + "/begin", new { });
        var signed = (wrong is "unknown" or "signature" ? other : key).Get((wrong == "challenge" ? another : begun).Json.GetProperty("options"));

        var answer = await _app.Guest.PostAsync(WithPasskey, new { challengeId = begun["challengeId"], credential = signed });

        answer.Status.ShouldBe(400);
        answer["message"].ShouldBe("Failed to authenticate.");
    }

    [Fact]
    public async Task A_counter_that_goes_back_tells_of_a_copy()
    {
        var (_, client) = await AddAsync();
        using var key = new SoftwareAuthenticator();
        await RegisterAsync(client, key);
        key.Counter = 50;
        (await SignInAsync(key)).Status.ShouldBe(200);

        key.Counter = 50;
        (await SignInAsync(key)).Status.ShouldBe(400);
        key.Counter = 10;
        (await SignInAsync(key)).Status.ShouldBe(400);
        key.Counter = 51;
        (await SignInAsync(key)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_passkey_is_of_one_collection_and_so_is_a_challenge()
    {
        var (_, client) = await AddAsync("others");
        using var key = new SoftwareAuthenticator();
        (await RegisterAsync(client, key, "others")).Status.ShouldBe(200);

        (await SignInAsync(key)).Status.ShouldBe(400);
        var begun = await _app.Guest.PostAsync("/api/collections/others/auth-with-passkey/begin", new { });
        var body = new { challengeId = begun["challengeId"], credential = key.Get(begun.Json.GetProperty("options")) };
        (await _app.Guest.PostAsync(WithPasskey, body)).Status.ShouldBe(400);
        (await _app.Guest.PostAsync("/api/collections/others/auth-with-passkey", body)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_challenge_to_register_is_for_one_account_and_once()
    {
        var (_, ann) = await AddAsync();
        var (_, bob) = await AddAsync();
        using var key = new SoftwareAuthenticator();
        var begun = await ann.PostAsync(Path + "/passkeys/begin", new { });
        var body = new { challengeId = begun["challengeId"], name = "k", credential = key.Create(begun.Json.GetProperty("options")) };

        (await bob.PostAsync(Path + "/passkeys", body)).Status.ShouldBe(400);
        (await _app.Guest.PostAsync(Path + "/passkeys", body)).Status.ShouldBe(401);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ann.PostAsync(Path + "/passkeys", body)));
        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        // Nobody registers what somebody else has.
        (await RegisterAsync(bob, key)).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("origin")]
    [InlineData("domain")]
    [InlineData("algorithm")]
    public async Task A_passkey_that_does_not_fit_is_not_registered(string wrong)
    {
        var (_, client) = await AddAsync();
        using var key = new SoftwareAuthenticator();
        if (wrong == "origin") key.Origin = "https://evil.example.com";
        if (wrong == "domain") key.RpId = "evil.example.com";
        if (wrong == "algorithm") key.Algorithm = -8;

        (await RegisterAsync(client, key)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Who_was_recognized_has_shown_two_factors_and_who_was_not_one()
    {
        var (_, client) = await AddAsync();
        using var key = new SoftwareAuthenticator();
        await RegisterAsync(client, key);
        var app = new AuthenticatorApp((await client.PostAsync(Path + "/totp", new { }))["secret"]!);
        (await client.PostAsync(Path + "/totp/confirm", new { code = app.Next() })).Status.ShouldBe(200);

        (await SignInAsync(key)).Status.ShouldBe(200);
        key.IsUserVerified = false;
        var first = await SignInAsync(key);
        first.Status.ShouldBe(401);
        (await _app.Guest.PostAsync(Path + "/auth-with-totp", new { mfaId = first["mfaId"], code = app.Next() })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Where_an_app_is_required_a_recognized_owner_needs_none()
    {
        await _app.Superuser.PatchAsync(Path, new { totp = new { required = false } });
        var (_, client) = await AddAsync();
        using var key = new SoftwareAuthenticator();
        await RegisterAsync(client, key);
        await _app.Superuser.PatchAsync(Path, new { totp = new { required = true } });

        var answer = await SignInAsync(key);
        answer["mustEnrol"].ShouldBeNull();
        (await _app.As(answer["token"]).PostAsync(Path + "/auth-refresh", new { }))["mustEnrol"].ShouldBeNull();
        key.IsUserVerified = false;
        (await SignInAsync(key))["mustEnrol"].ShouldBe("totp");
    }

    [Fact]
    public async Task The_owner_lists_renames_and_deletes_and_changes_nothing_else()
    {
        var (id, client) = await AddAsync();
        var (otherId, stranger) = await AddAsync();
        using var key = new SoftwareAuthenticator();
        var passkey = $"{Records}/{(await RegisterAsync(client, key)).Id}";

        (await client.GetAsync(Records)).Items("name").ShouldBe("my key");
        (await stranger.GetAsync(Records)).Items().ShouldBe("");
        (await client.PatchAsync(passkey, new { name = "phone" }))["name"].ShouldBe("phone");
        (await client.PatchAsync(passkey, new { name = "x", recordRef = otherId })).Status.ShouldBe(404);
        (await client.PatchAsync(passkey, new { name = "x", lastUsed = "2020-01-01" })).Status.ShouldBe(404);
        (await client.PatchAsync(passkey, new { publicKey = "AAAA", counter = 0 })).Status.ShouldBe(200);
        (await stranger.PatchAsync(passkey, new { name = "mine" })).Status.ShouldBe(404);
        (await stranger.DeleteAsync(passkey)).Status.ShouldBe(404);
        var signedIn = await SignInAsync(key);
        signedIn.Json.GetProperty("record").GetProperty("id").GetString().ShouldBe(id);

        (await client.DeleteAsync(passkey)).Status.ShouldBe(204);
        (await SignInAsync(key)).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("""{}""", "challengeId")]
    [InlineData("""{"challengeId":"x"}""", "credential")]
    [InlineData("""{"challengeId":"x","credential":"y"}""", "credential")]
    [InlineData("""{"challengeId":"x","credential":{"rawId":5}}""", "credential")]
    [InlineData("""{"challengeId":"x","credential":{"rawId":"!!!"}}""", "credential")]
    public async Task A_body_that_is_not_valid_is_told_by_field(string body, string field)
    {
        var answer = await _app.Guest.SendAsync(HttpMethod.Post, WithPasskey, new StringContent(body, null, "application/json"));

        answer.Status.ShouldBe(400);
        answer.ErrorOf(field).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"rawId":"AQID","response":{}}""")]
    [InlineData("""{"id":"AQID","rawId":"AQID","type":"public-key","response":{"authenticatorData":"AA","clientDataJSON":"e30","signature":"AA","userHandle":"AA"}}""")]
    public async Task A_credential_that_is_cut_off_lets_nobody_in(string credential)
    {
        var begun = await _app.Guest.PostAsync(WithPasskey + "/begin", new { });
        using var key = new SoftwareAuthenticator { CredentialId = [1, 2, 3] };
        var (_, client) = await AddAsync();
        await RegisterAsync(client, key);

        var answer = await _app.Guest.PostAsync(WithPasskey, new { challengeId = begun["challengeId"], credential = JsonElement.Parse(credential) });

        answer.Status.ShouldBe(400, answer.Text);
    }

    [Theory]
    [InlineData("""{"enabled":true,"rpId":"https://example.com"}""", "rpId")]
    [InlineData("""{"enabled":true,"rpId":"127.0.0.1"}""", "rpId")]
    [InlineData("""{"enabled":true,"rpId":"example.com","origins":["https://app.example.com","https://example.org"]}""", "origins")]
    [InlineData("""{"enabled":true,"rpId":"example.com","origins":["http://app.example.com"]}""", "origins")]
    [InlineData("""{"enabled":true,"rpId":"example.com","origins":["https://badexample.com"]}""", "origins")]
    [InlineData("""{"enabled":true,"rpId":"example.com","origins":["https://example.com/path"]}""", "origins")]
    public async Task A_domain_or_origin_that_does_not_fit_is_refused(string options, string field)
    {
        var answer = await _app.Superuser.SendAsync(HttpMethod.Patch, Path, new StringContent($$"""{"passkeys":{{options}}}""", null, "application/json"));

        answer.Status.ShouldBe(400, answer.Text);
        answer.Json.GetProperty("data").GetProperty("passkeys").TryGetProperty(field, out _).ShouldBeTrue(answer.Text);
    }

    private async Task<(string Id, TestClient Client)> AddAsync(string collection = "people")
    {
        var email = $"person{++_accounts}@example.com";
        var id = await _app.AddAccountAsync(collection, email);
        return (id, await _app.SignInAsync(collection, email));
    }

    private static async Task<TestAnswer> RegisterAsync(TestClient client, SoftwareAuthenticator key, string collection = "people")
    {
        var begun = await client.PostAsync($"/api/collections/{collection}/passkeys/begin", new { });
        return await client.PostAsync(
            $"/api/collections/{collection}/passkeys",
            new { challengeId = begun["challengeId"], name = "my key", credential = key.Create(begun.Json.GetProperty("options")) });
    }

    private async Task<TestAnswer> SignInAsync(SoftwareAuthenticator key)
    {
        var begun = await _app.Guest.PostAsync(WithPasskey + "/begin", new { });
        return await _app.Guest.PostAsync(WithPasskey, new { challengeId = begun["challengeId"], credential = key.Get(begun.Json.GetProperty("options")) });
    }
}
