using Holdall.Collections;
using Holdall.Fields;
using Holdall.Hooks;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;
using Holdall.Records;
using Holdall.TestKit.Fakes;

namespace Holdall.Plugins.Realtime.Tests;

/// <summary>A change is told to those who listened when it was answered, and to them as who they were then, also when others are still being told.</summary>
public sealed class TurnTests : IAsyncLifetime
{
    private readonly Parts _parts = new();
    private readonly TaskCompletionSource _gate = new();
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        await _engine.StoreAsync(AuthFixtures.Users());
        await _engine.StoreAsync(new Collection
        {
            Id = "pbc_posts",
            Name = "posts",
            ListRule = "@request.auth.id != ''",
            ViewRule = "",
            Fields = [new TextField { Name = "id", Pattern = "^[a-z0-9]+$" }],
        });
        _parts.Watch(_engine);
        _engine.Hooks.RecordEnrich.Use("posts", async (e, next) =>
        {
            if (e.Record.Id == "p1") await _gate.Task;
            await next();
        });
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Whoever_listens_to_something_else_from_now_on_hears_of_what_was_answered_before()
    {
        var (early, late) = (_parts.Connect(null, "posts/p1", "posts/p2"), _parts.Connect(null));
        await AddTwoAsync();

        var leaving = SubscribeAsync(early);
        var coming = SubscribeAsync(late, "posts/p1", "posts/p2");
        _gate.SetResult();
        await Task.WhenAll(leaving, coming);

        (await _parts.ReceivedAsync(early)).Select(message => message.Name).ShouldBe(["posts/p1", "posts/p2"]);
        (await _parts.ReceivedAsync(late)).ShouldBeEmpty();
        early.Subscriptions.ShouldBeEmpty();
        late.Subscriptions.ShouldBe(["posts/p1", "posts/p2"]);
    }

    [Fact]
    public async Task Whoever_loses_the_key_of_its_tokens_hears_of_what_was_answered_before()
    {
        var ann = new Record(AuthFixtures.Users()) { ["id"] = "ann", ["tokenKey"] = "one" };
        var client = _parts.Connect(ann.Copy(), "posts/*");
        _parts.Connect(null, "posts/p1");
        await AddTwoAsync();

        ann["tokenKey"] = "two";
        var changing = _engine.Hooks.RecordAfterUpdateSuccess.RunAsync(new RecordEvent { Record = ann }, static () => Task.CompletedTask);
        _gate.SetResult();
        await changing;
        await _engine.AddAsync("posts", ("id", "p3"));

        (await _parts.ReceivedAsync(client)).Count.ShouldBe(2);
        client.Auth.IsGuest.ShouldBeTrue();
    }

    /// <summary>The second is decided while the first is still being told.</summary>
    private async Task AddTwoAsync()
    {
        await _engine.AddAsync("posts", ("id", "p1"));
        await _engine.AddAsync("posts", ("id", "p2"));
    }

    private async Task SubscribeAsync(RealtimeClient client, params string[] topics)
    {
        var request = new FakeRequest().With("clientId", client.Id).With("subscriptions", new List<object?>(topics));
        await new SetSubscriptions(_parts.Broker, TestHooks.Create(), _engine.Records, _parts.Queues).RunAsync(request);
    }
}
