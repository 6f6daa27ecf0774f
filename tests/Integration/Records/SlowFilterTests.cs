using System.Net.Http.Json;
using Holdall.Collections;
using Holdall.Engine.Storage;
using Holdall.Plugins.Auth;
using Holdall.Records;
using Microsoft.Extensions.DependencyInjection;
using Record = Holdall.Records.Record;

namespace Holdall.Integration.Tests.Records;

/// <summary>Guests whose filter takes long hold up other guests' lists, and nobody else.</summary>
public sealed class SlowFilterTests : IAsyncLifetime
{
    private const string Slow =
        "/api/collections/posts/records?filter=comments_via_post.x ?!= comments_via_post.post.comments_via_post.post.comments_via_post.x";

    private const string Posts = "/api/collections/posts/records";

    private TestApp _app = null!;
    private string _post = "";

    private QueryGate Queries => _app.Services.GetRequiredService<Databases>().Main.Queries;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync(new AuthPlugin());
        await _app.AddCollectionAsync("""{"name":"posts","id":"posts_id","type":"base","fields":[],"listRule":"","viewRule":"","createRule":""}""");
        await _app.AddCollectionAsync("""
            {"name":"comments","type":"base","fields":[{"name":"x","type":"text"},{"name":"post","type":"relation","collectionId":"posts_id","maxSelect":1}],"listRule":"","viewRule":""}
            """);
        _post = (await _app.Superuser.PostAsync(Posts, new { })).Id;
        var comments = _app.Services.GetRequiredService<ICollections>().Get("comments");
        await _app.Services.GetRequiredService<ITransactions>().RunAsync(async () =>
        {
            for (var i = 0; i < 900; i++) await _app.Records.SaveAsync(new Record(comments) { ["post"] = _post, ["x"] = "same" });
        });
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Slow_filters_of_guests_hold_up_no_view_login_create_or_superuser()
    {
        using var client = new HttpClient { BaseAddress = _app.Address };
        var share = Database.ReaderCount / 2;
        var slow = new List<Task>();
        for (var i = 0; i < share + 2; i++) slow.Add(client.GetAsync(Slow, TestContext.Current.CancellationToken));
        await Eventually.HoldsAsync(() => (Queries.Running, Queries.Waiting) == (share, 2));

        (await _app.Guest.GetAsync($"{Posts}/{_post}")).Status.ShouldBe(200);
        (await _app.Guest.PostAsync(Posts, new { })).Status.ShouldBe(200);
        await _app.SignInAsync("_superusers", "root@example.com");
        (await _app.Superuser.GetAsync(Posts)).Status.ShouldBe(200);
        slow.ShouldAllBe(query => !query.IsCompleted);

        client.Dispose();
        await Eventually.HoldsAsync(() => (Queries.Running, Queries.Waiting) == (0, 0));
    }

    [Fact]
    public async Task A_rule_that_is_tried_takes_no_longer_than_a_filter_and_holds_up_nobody()
    {
        var rule = Slow[(Slow.IndexOf('=', StringComparison.Ordinal) + 1)..];
        using var client = new HttpClient { BaseAddress = _app.Address };
        var credentials = new { identity = "root@example.com", password = TestApp.Password };
        var token = (await _app.Guest.PostAsync("/api/collections/_superusers/auth-with-password", credentials))["token"];
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", token);
        var share = Database.ReaderCount / 2;
        var trials = new List<Task<HttpResponseMessage>>();
        for (var i = 0; i < share + 2; i++) trials.Add(client.PostAsJsonAsync("/api/collections/posts/rules/try", new { rule }));
        await Eventually.HoldsAsync(() => (Queries.Running, Queries.Waiting) == (share, 2));

        (await _app.Guest.GetAsync($"{Posts}/{_post}")).Status.ShouldBe(200);
        (await _app.Guest.PostAsync(Posts, new { })).Status.ShouldBe(200);
        (await _app.Guest.GetAsync(Posts)).Status.ShouldBe(200);
        var first = await await Task.WhenAny(trials);
        ((int)first.StatusCode).ShouldBe(400);

        client.Dispose();
        await Eventually.HoldsAsync(() => (Queries.Running, Queries.Waiting) == (0, 0));
    }

    [Fact]
    public async Task Views_that_are_tried_and_never_end_hold_up_nobody_either()
    {
        const string Endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) as id from n";
        using var client = new HttpClient { BaseAddress = _app.Address };
        var credentials = new { identity = "root@example.com", password = TestApp.Password };
        var token = (await _app.Guest.PostAsync("/api/collections/_superusers/auth-with-password", credentials))["token"];
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", token);
        var share = Database.ReaderCount / 2;
        var views = new List<Task>();
        for (var i = 0; i < share; i++) views.Add(client.PostAsJsonAsync("/api/collections/meta/dry-run-view", new { query = Endless }));
        for (var i = 0; i < 2; i++) views.Add(client.PostAsJsonAsync("/api/collections", new { name = $"endless{i}", type = "view", viewQuery = Endless }));
        await Eventually.HoldsAsync(() => (Queries.Running, Queries.Waiting) == (share, 2));

        (await _app.Guest.GetAsync($"{Posts}/{_post}")).Status.ShouldBe(200);
        (await _app.Guest.PostAsync(Posts, new { })).Status.ShouldBe(200);
        await _app.SignInAsync("_superusers", "root@example.com");
        (await _app.Guest.GetAsync(Posts)).Status.ShouldBe(200);
        views.ShouldAllBe(view => !view.IsCompleted);

        client.Dispose();
        await Eventually.HoldsAsync(() => (Queries.Running, Queries.Waiting) == (0, 0));
    }
}
