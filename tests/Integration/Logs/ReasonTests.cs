namespace Holdall.Integration.Tests.Logs;

/// <summary>What the log tells of a refused request, and the answer does not.</summary>
public sealed class ReasonTests : IAsyncLifetime
{
    private readonly NewsRoom _room = new();

    public ValueTask InitializeAsync() => _room.InitializeAsync();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task Invalid_login_credentials()
    {
        await SignInAsync("wrong-password");
        (await EntryAsync("/api/collections/writers/auth-with-password")).Details.ShouldBe("invalid login credentials");
    }

    [Fact]
    public async Task A_second_factor_that_is_required()
    {
        var options = new { otp = new { enabled = true, duration = 180, length = 8 }, mfa = new { enabled = true, duration = 600, rule = "" } };
        (await _room.Superuser.PatchAsync("/api/collections/writers", options)).Status.ShouldBe(200);

        (await SignInAsync(TestApp.Password)).Status.ShouldBe(401);

        var entry = await _room.App.FindEntryAsync("data.status = 401 && data.url ~ 'auth-with-password'");
        (entry.Level, entry.Error, entry.Details).ShouldBe((8, "Mfa required.", ""));
    }

    [Fact]
    public async Task The_rule_of_a_rate_limit()
    {
        var rules = new[] { new { label = "articles:list", maxRequests = 1, duration = 60, audience = "" } };
        (await _room.Superuser.PatchAsync("/api/settings", new { rateLimits = new { enabled = true, rules } })).Status.ShouldBe(200);
        await _room.Guest.GetAsync(NewsRoom.Articles);
        (await _room.Guest.GetAsync(NewsRoom.Articles)).Status.ShouldBe(429);
        (await _room.App.FindEntryAsync("data.status = 429")).Details.ShouldBe("rate limit exceeded: articles:list, 1 requests in 60 seconds");
    }

    [Theory]
    [InlineData("POST", 400, "create")]
    [InlineData("PATCH", 404, "update")]
    [InlineData("DELETE", 404, "delete")]
    public async Task The_rule_that_refuses(string method, int status, string rule)
    {
        await _room.App.AddCollectionAsync(
            """{"name":"things","type":"base","createRule":"kind='a'","updateRule":"kind='a'","deleteRule":"kind='a'","fields":[{"name":"kind","type":"text"}]}""");
        var thing = await _room.Superuser.PostAsync("/api/collections/things/records", new { kind = "b" });
        var url = "/api/collections/things/records" + (method == "POST" ? "" : "/" + thing.Id);

        var answer = await _room.Guest.SendAsync(new HttpMethod(method), url, new StringContent("""{"kind":"b"}""", null, "application/json"));

        answer.Status.ShouldBe(status);
        answer.Text.ShouldNotContain("rule");
        (await EntryAsync(url)).Details.ShouldBe($"the {rule} rule does not hold for the record");
    }

    [Theory]
    [InlineData("none/a.txt", "there is no such record")]
    [InlineData("{id}/a.txt", "no file field of the record has that name")]
    public async Task Why_a_file_is_not_served(string path, string reason)
    {
        var article = await _room.Superuser.PostAsync(NewsRoom.Articles, new { title = "t" });
        var url = "/api/files/articles/" + path.Replace("{id}", article.Id);
        (await _room.Guest.GetAsync(url)).Status.ShouldBe(404);
        (await EntryAsync(url)).Details.ShouldBe(reason);
    }

    [Theory]
    [InlineData("DELETE", "/api/collections/boxes/records/abc")]
    [InlineData("DELETE", "/api/collections/boxes/truncate")]
    public async Task The_relation_that_stops_a_deletion(string method, string url)
    {
        await _room.App.AddCollectionAsync("""{"name":"boxes","id":"boxes_id","type":"base","fields":[{"name":"id","type":"text","system":true,"primaryKey":true,"required":true,"min":1,"max":30,"pattern":"^[a-z0-9]+$"}]}""");
        await _room.App.AddCollectionAsync("""{"name":"things","type":"base","fields":[{"name":"box","type":"relation","collectionId":"boxes_id","maxSelect":1,"required":true}]}""");
        await _room.Superuser.PostAsync("/api/collections/boxes/records", new { id = "abc" });
        var thing = await _room.Superuser.PostAsync("/api/collections/things/records", new { box = "abc" });

        (await _room.Superuser.SendAsync(new HttpMethod(method), url, null)).Status.ShouldBe(400);

        (await EntryAsync(url)).Details.ShouldBe($"things/{thing.Id} refers to it in the required field box");
    }

    [Fact]
    public async Task What_failed_inside_a_batch()
    {
        await _room.Superuser.PatchAsync("/api/settings", new { batch = new { enabled = true, maxRequests = 5, timeout = 3 } });
        await _room.Superuser.PostAsync(
            "/api/batch", new { requests = new[] { new { method = "POST", url = NewsRoom.Articles, body = new { title = "" } } } });
        (await EntryAsync("/api/batch")).Details.ShouldBe("""{"requests":{"0":{"title":"cannot be blank"}}}""");
    }

    [Fact]
    public async Task The_field_of_a_filter_that_there_is_not()
    {
        var answer = await _room.Superuser.GetAsync(NewsRoom.Articles + "?filter=nope=1");
        answer.Text.ShouldNotContain("nope");
        (await _room.App.FindEntryAsync("data.status = 400 && data.url ~ 'nope'")).Details!.ShouldContain("nope");
    }

    [Fact]
    public async Task A_warning_that_can_not_be_mailed_is_told_without_a_stack()
    {
        await _room.App.Superuser.GetAsync("/api/health");
        using var content = new StringContent(
            $$"""{"identity":"root@example.com","password":"{{TestApp.Password}}"}""", null, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/collections/_superusers/auth-with-password") { Content = content };
        request.Headers.UserAgent.ParseAdd("elsewhere/1.0");
        using var http = new HttpClient { BaseAddress = _room.App.Address };
        (await http.SendAsync(request, TestContext.Current.CancellationToken)).IsSuccessStatusCode.ShouldBeTrue();

        var entry = await _room.App.FindEntryAsync("message ~ 'from a new place'");

        (entry.Level, entry.Details, entry["reason"], entry["email"]).ShouldBe((4, null, "It is closed.", "root@example.com"));
    }

    private Task<TestAnswer> SignInAsync(string password) =>
        _room.Guest.PostAsync("/api/collections/writers/auth-with-password", new { identity = "ann@example.com", password });

    private Task<LoggedEntry> EntryAsync(string url) => _room.App.FindEntryAsync($"data.error != '' && data.url = '{url}'");
}
