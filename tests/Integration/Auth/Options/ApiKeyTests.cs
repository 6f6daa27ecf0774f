using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Integration.Tests.Auth.Options;

/// <summary>Keys for programs.</summary>
public sealed class ApiKeyTests(Members members) : IClassFixture<Members>
{
    private const string Keys = Members.Path + "/api-keys";
    private const string Records = "/api/collections/_apiKeys/records";
    private const string News = "/api/collections/news/records";

    [Fact]
    public async Task A_key_is_shown_once_and_acts_for_its_owner()
    {
        var member = await members.AddAsync();
        var answer = await CreateAsync(member, "*");
        var key = answer["key"]!;

        key.ShouldMatch("^hd_[A-Za-z0-9]{40}$");
        foreach (var header in new[] { key, "Bearer " + key })
        {
            (await members.As(header).PostAsync(Members.Notes, new { text = "by a program", owner = member.Id })).Status.ShouldBe(200);
        }

        var listed = await member.Client.GetAsync(Records);
        listed.Text.ShouldNotContain(key);
        listed.Items("prefix").ShouldBe(key[..8]);
        listed.Json.GetProperty("items")[0].TryGetProperty("hash", out _).ShouldBeFalse();
        members.App.Records.FindFirst("_apiKeys", "prefix = {:prefix}", ("prefix", key[..8]))!.GetString("hash").Length.ShouldBe(64);
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once()
    {
        var member = await members.AddAsync();
        var (client, id) = await KeyAsync(member, "*");
        for (var i = 0; i < 3; i++) (await client.PostAsync(Members.Notes, new { owner = member.Id })).Status.ShouldBe(200);

        (await member.Client.DeleteAsync($"{Records}/{id}")).Status.ShouldBe(204);

        (await client.PostAsync(Members.Notes, new { owner = member.Id })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task What_is_out_of_scope_is_locked()
    {
        var member = await members.AddAsync();
        var note = await member.Client.PostAsync(Members.Notes, new { text = "a", owner = member.Id });
        var (client, _) = await KeyAsync(member, new { notes = new[] { "read", "create" } });

        (await client.GetAsync(Members.Notes)).Items().ShouldBe(note.Id);
        (await client.GetAsync($"{Members.Notes}/{note.Id}")).Status.ShouldBe(200);
        (await client.PostAsync(Members.Notes, new { owner = member.Id })).Status.ShouldBe(200);
        (await client.PatchAsync($"{Members.Notes}/{note.Id}", new { text = "b" })).Status.ShouldBe(403);
        (await client.DeleteAsync($"{Members.Notes}/{note.Id}")).Status.ShouldBe(403);
        (await client.GetAsync(News)).Status.ShouldBe(403);
        (await client.PostAsync(News, new { text = "x" })).Status.ShouldBe(403);
        (await client.GetAsync($"{Members.Path}/records")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_scope_holds_for_related_records_filters_and_batches()
    {
        await members.Superuser.PatchAsync("/api/settings", new { batch = new { enabled = true, maxRequests = 5, timeout = 5 } });
        var member = await members.AddAsync();
        var note = await member.Client.PostAsync(Members.Notes, new { text = "a", owner = member.Id });
        var (client, _) = await KeyAsync(member, new { notes = new[] { "read" } });

        (await member.Client.GetAsync($"{Members.Notes}/{note.Id}?expand=owner")).Json.TryGetProperty("expand", out _).ShouldBeTrue();
        (await client.GetAsync($"{Members.Notes}/{note.Id}?expand=owner")).Json.TryGetProperty("expand", out _).ShouldBeFalse();
        (await member.Client.GetAsync($"{Members.Notes}?filter=owner.nick=''")).Status.ShouldBe(200);
        (await client.GetAsync($"{Members.Notes}?filter=owner.nick=''")).Status.ShouldBe(400);
        (await client.GetAsync($"{Members.Notes}?sort=owner.nick")).Status.ShouldBe(400);
        var body = new { requests = new[] { new { method = "POST", url = Members.Notes, body = new { owner = member.Id } } } };
        (await client.PostAsync("/api/batch", body)).Status.ShouldBe(400);
        (await member.Client.PostAsync("/api/batch", body)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_superusers_key_is_limited_as_well()
    {
        await members.Superuser.PatchAsync("/api/collections/_superusers", new { apiKeys = new { enabled = true } });
        var answer = await members.Superuser.PostAsync(
            "/api/collections/_superusers/api-keys", new { name = "backup", scopes = new Dictionary<string, object> { ["notes"] = new[] { "read" } } });
        var client = members.As(answer["key"]);

        (await client.GetAsync(Members.Notes)).Status.ShouldBe(200);
        (await client.PostAsync(Members.Notes, new { })).Status.ShouldBe(403);
        (await client.GetAsync("/api/collections/_superusers/records")).Status.ShouldBe(403);
        (await client.GetAsync("/api/collections")).Status.ShouldBe(403);
        (await client.GetAsync("/api/settings")).Status.ShouldBe(403);
        (await client.GetAsync("/api/logs")).Status.ShouldBe(403);
        (await client.PostAsync("/api/backups", new { })).Status.ShouldBe(403);
        (await client.GetAsync($"{Members.Notes}?filter=@collection._superusers.email~'a'")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_refusal_tells_what_the_scope_lacks()
    {
        await members.Superuser.PatchAsync("/api/collections/_superusers", new { apiKeys = new { enabled = true } });
        var answer = await members.Superuser.PostAsync(
            "/api/collections/_superusers/api-keys", new { name = "reader", scopes = new Dictionary<string, object> { ["notes"] = new[] { "read" } } });
        var client = members.As(answer["key"]);

        (await client.PostAsync(Members.Notes, new { }))["message"].ShouldBe("The scope of the API key does not cover \"create\" for the collection notes.");
        (await client.GetAsync(News))["message"].ShouldBe("The scope of the API key does not cover \"read\" for the collection news.");
        (await client.GetAsync("/api/settings"))["message"].ShouldBe("The scope of the API key covers records only. This action needs a key with the scope \"*\".");
        (await client.GetAsync($"{Members.Notes}?filter=@collection.news.id='a'"))["message"]
            .ShouldBe("The scope of the API key does not cover filters by @collection.");
    }

    [Fact]
    public async Task A_token_for_files_ends_with_the_key_that_it_was_made_with()
    {
        var member = await members.AddAsync();
        var (client, id) = await KeyAsync(member, "*");
        var token = (await client.PostAsync("/api/files/token", new { }))["token"]!;
        var tokens = members.App.Services.GetRequiredService<Holdall.Auth.ITokens>();
        tokens.FindRecord(token, Holdall.Auth.TokenTypes.File)!.Id.ShouldBe(member.Id);

        (await member.Client.DeleteAsync($"{Records}/{id}")).Status.ShouldBe(204);

        tokens.FindRecord(token, Holdall.Auth.TokenTypes.File).ShouldBeNull();
    }

    [Theory]
    [InlineData("*")]
    [InlineData("""{"*":["read","create","update","delete"]}""")]
    public async Task A_key_gets_no_credentials_and_changes_none(string scopes)
    {
        var member = await members.AddAsync();
        var (client, id) = await KeyAsync(member, scopes == "*" ? scopes : System.Text.Json.JsonElement.Parse(scopes));
        var own = $"{Members.Path}/records/{member.Id}";

        (await client.PostAsync(Keys, new { name = "more", scopes = "*" })).Status.ShouldBe(403);
        (await client.PostAsync(Members.Path + "/auth-refresh", new { })).Status.ShouldBe(403);
        (await client.PostAsync(Members.Path + "/totp", new { })).Status.ShouldBe(403);
        (await client.PostAsync(Members.Path + "/sessions/end-others", new { })).Status.ShouldBe(403);
        (await client.PostAsync(Members.Path + "/request-email-change", new { newEmail = "new@example.com" })).Status.ShouldBe(403);
        (await client.PatchAsync(own, new { oldPassword = TestApp.Password, password = "abcdefghij", passwordConfirm = "abcdefghij" })).Status.ShouldBe(403);
        (await client.DeleteAsync($"{Records}/{id}")).Status.ShouldBe(403);
        (await client.PatchAsync(own, new { nick = "n" })).Status.ShouldBe(200);
        (await members.SignInAsync(member.Email)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_superusers_key_makes_no_superusers()
    {
        await members.Superuser.PatchAsync("/api/collections/_superusers", new { apiKeys = new { enabled = true } });
        var answer = await members.Superuser.PostAsync("/api/collections/_superusers/api-keys", new { name = "all", scopes = "*" });
        var client = members.As(answer["key"]);
        var body = new { email = "evil@example.com", password = "abcdefghij", passwordConfirm = "abcdefghij" };

        (await client.GetAsync("/api/settings")).Status.ShouldBe(200);
        (await client.PostAsync("/api/collections/_superusers/records", body)).Status.ShouldBe(403);
        (await client.PostAsync(Records, new { name = "x" })).Status.ShouldBeOneOf(400, 403);
        var member = await members.AddAsync();
        (await client.PostAsync($"{Members.Path}/impersonate/{member.Id}", new { })).Status.ShouldBe(403);
        (await client.PatchAsync($"{Members.Path}/records/{member.Id}", new { email = "taken@example.com" })).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_token_that_is_lent_makes_nothing_that_stays()
    {
        var member = await members.AddAsync();
        var lent = await members.Superuser.PostAsync($"{Members.Path}/impersonate/{member.Id}", new { duration = 30 });
        var client = members.As(lent["token"]);

        (await client.PostAsync(Members.Path + "/api-keys", new { name = "stays", scopes = "*" })).Status.ShouldBe(403);
        (await client.PostAsync(Members.Path + "/passkeys/begin", new { })).Status.ShouldBe(403);
        (await client.GetAsync($"{Members.Path}/records/{member.Id}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_key_ends_with_its_time_its_account_and_the_option()
    {
        var member = await members.AddAsync();
        var soon = await member.Client.PostAsync(Keys, new { name = "soon", scopes = "*", expires = TimeProvider.System.GetUtcNow().AddSeconds(2).ToString("o") });
        soon.Status.ShouldBe(200, soon.Text);
        var (client, _) = await KeyAsync(member, "*");
        (await client.PostAsync(News, new { })).Status.ShouldBe(200);
        await Task.Delay(2100, TestContext.Current.CancellationToken);
        (await members.As(soon["key"]).PostAsync(News, new { })).Status.ShouldBe(400);

        await members.Superuser.PatchAsync("/api/collections/others", new { apiKeys = new { enabled = true } });
        var other = await members.AddAsync("others");
        var key = members.As((await other.Client.PostAsync("/api/collections/others/api-keys", new { name = "k", scopes = "*" }))["key"]);
        (await key.PostAsync(News, new { })).Status.ShouldBe(200);
        await members.Superuser.PatchAsync("/api/collections/others", new { apiKeys = new { enabled = false } });
        (await key.PostAsync(News, new { })).Status.ShouldBe(400);

        (await members.Superuser.DeleteAsync($"{Members.Path}/records/{member.Id}")).Status.ShouldBe(204);
        (await client.PostAsync(News, new { })).Status.ShouldBe(400);
        members.App.Records.Count("_apiKeys", "recordRef = {:id}", ("id", member.Id)).ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"scopes":"*"}""", "name", "validation_required")]
    [InlineData("""{"name":"k"}""", "scopes", "validation_required")]
    [InlineData("""{"name":"k","scopes":{}}""", "scopes", "validation_required")]
    [InlineData("""{"name":"k","scopes":"all"}""", "scopes", "validation_invalid_value")]
    [InlineData("""{"name":"k","scopes":["*"]}""", "scopes", "validation_invalid_value")]
    [InlineData("""{"name":"k","scopes":{"nothing":["read"]}}""", "scopes", "validation_missing_collection")]
    [InlineData("""{"name":"k","scopes":"*","expires":"2001-01-01"}""", "expires", "validation_invalid_value")]
    [InlineData("""{"name":"k","scopes":"*","expires":"soon"}""", "expires", "validation_invalid_value")]
    public async Task A_form_that_is_not_valid_makes_no_key(string body, string field, string code)
    {
        var member = await members.AddAsync();

        var answer = await member.Client.SendAsync(HttpMethod.Post, Keys, new StringContent(body, null, "application/json"));

        answer.Status.ShouldBe(400, answer.Text);
        answer.ErrorOf(field).ShouldBe(code);
    }

    [Fact]
    public async Task Only_the_owner_sees_and_ends_a_key()
    {
        var member = await members.AddAsync();
        var stranger = await members.AddAsync();
        var (_, id) = await KeyAsync(member, "*");

        (await stranger.Client.GetAsync($"{Records}/{id}")).Status.ShouldBe(404);
        (await stranger.Client.DeleteAsync($"{Records}/{id}")).Status.ShouldBe(404);
        (await members.Guest.PostAsync(Keys, new { name = "k", scopes = "*" })).Status.ShouldBe(401);
        (await (await members.AddAsync("others")).Client.PostAsync(Keys, new { name = "k", scopes = "*" })).Status.ShouldBe(403);
        foreach (var wrong in new[] { "hd_" + new string('a', 40), "hd_", "hd_" + new string('a', 39) + "!" })
        {
            (await members.As(wrong).PostAsync(News, new { })).Status.ShouldBe(400);
        }
    }

    private static Task<TestAnswer> CreateAsync(Member member, object scopes) => member.Client.PostAsync(Keys, new { name = "program", scopes });

    private async Task<(TestClient Client, string Id)> KeyAsync(Member member, object scopes)
    {
        var answer = await CreateAsync(member, scopes);
        answer.Status.ShouldBe(200, answer.Text);
        return (members.As(answer["key"]), answer.Json.GetProperty("record").GetProperty("id").GetString()!);
    }
}
