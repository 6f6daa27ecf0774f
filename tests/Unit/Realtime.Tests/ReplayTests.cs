using System.Text.Json;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Hooks;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;
using Holdall.Records;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Realtime.Tests;

public sealed class ReplayTests : IAsyncLifetime
{
    private readonly Parts _parts = new(new RealtimeOptions { Replay = TimeSpan.FromMinutes(1) });
    private readonly FakeTimeProvider _time = new();
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        await _engine.StoreAsync(Posts(""));
        _parts.Watch(_engine, time: _time);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Who_asks_for_it_is_told_where_each_change_stands_and_others_get_what_they_always_got()
    {
        var plain = _parts.Connect(null, "posts/*");
        var client = await SubscribeAsync("now");
        var start = (await ReceivedAsync(client)).ShouldHaveSingleItem();
        start.Action.ShouldBe("synced");

        var post = await AddAsync("p1");
        await _engine.Records.DeleteAsync(post);

        var told = await ReceivedAsync(client);
        told.Select(m => m.Action).ShouldBe(["create", "delete"]);
        var places = told.Select(m => m.Sequence).Prepend(start.Sequence).ToList();
        for (var i = 0; i < places.Count; i++)
            (await ReceivedAsync(await SubscribeAsync(places[i]))).Select(m => m.Action).ShouldBe([.. told.Skip(i).Select(m => m.Action), "synced"]);
        (await ReceivedAsync(plain)).ShouldAllBe(m => m.Sequence.Length == 0);
    }

    [Fact]
    public async Task Who_comes_back_in_time_is_told_of_what_it_has_missed()
    {
        var last = await LeaveAsync();

        await AddAsync("p1");
        await AddAsync("p2");
        var client = await SubscribeAsync(last);
        await AddAsync("p3");

        (await ReceivedAsync(client)).Select(m => m.Action + " " + m.Id).ShouldBe(["create p1", "create p2", "synced ", "create p3"]);
    }

    [Fact]
    public async Task What_was_missed_is_judged_by_the_rules_of_now()
    {
        var last = await LeaveAsync();
        await AddAsync("p1");
        await AddAsync("p2");
        await _engine.StoreAsync(Posts("id = 'p2'"));

        var client = await SubscribeAsync(last);

        (await ReceivedAsync(client)).Select(m => m.Action + " " + m.Id).ShouldBe(["create p2", "synced "]);
    }

    [Fact]
    public async Task A_deletion_is_judged_by_the_values_that_the_record_had()
    {
        await _engine.StoreAsync(Posts("title = 'x' && id != 'p2'"));
        var last = await LeaveAsync();
        await _engine.Records.DeleteAsync(await AddAsync("p1"));
        await _engine.Records.DeleteAsync(await AddAsync("p2"));

        var client = await SubscribeAsync(last);

        (await ReceivedAsync(client)).Select(m => m.Action + " " + m.Id).ShouldBe(["create p1", "delete p1", "synced "]);
    }

    [Fact]
    public async Task Nobody_learns_of_changes_that_it_may_not_see()
    {
        await _engine.StoreAsync(Posts("title = 'none'"));
        var first = await LeaveAsync();
        var again = await LeaveAsync();
        await _engine.Records.DeleteAsync(await AddAsync("p1"));

        var told = (await ReceivedAsync(await SubscribeAsync(first))).ShouldHaveSingleItem();

        told.Action.ShouldBe("synced");
        new[] { first, again, told.Sequence }.ShouldBeUnique();
        told.Sequence.Length.ShouldBe(first.Length);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("abcdefgh-1")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Who_does_not_know_a_place_of_this_server_has_to_read_anew(string since)
    {
        var client = await SubscribeAsync(since);

        (await ReceivedAsync(client)).Select(m => m.Action).ShouldBe(["lost", "synced"]);
    }

    [Fact]
    public async Task Who_comes_back_too_late_has_to_read_anew()
    {
        var last = await LeaveAsync();
        await AddAsync("p1");
        await Eventually.HoldsAsync(() => _parts.Queues.AreIdle);
        _time.Advance(TimeSpan.FromMinutes(2));
        await AddAsync("p2");

        var client = await SubscribeAsync(last);

        (await ReceivedAsync(client)).Select(m => m.Action).ShouldBe(["lost", "synced"]);
    }

    [Fact]
    public async Task A_record_topic_is_told_of_its_record_only()
    {
        var last = await LeaveAsync();
        await AddAsync("p1");
        await AddAsync("p2");

        var client = await SubscribeAsync(last, "posts/p2");

        (await ReceivedAsync(client)).Select(m => m.Action + " " + m.Id).ShouldBe(["create p2", "synced "]);
    }

    private static Collection Posts(string rule) => new()
    {
        Id = "pbc_posts",
        Name = "posts",
        ListRule = rule,
        ViewRule = rule,
        Fields = [new TextField { Name = "id", Pattern = "^[a-z0-9]+$" }, new TextField { Name = "title" }],
    };

    private Task<Record> AddAsync(string id) => _engine.AddAsync("posts", ("id", id), ("title", "x"));

    /// <summary>Listens for a moment.</summary>
    private async Task<string> LeaveAsync()
    {
        var client = await SubscribeAsync("now");
        var last = (await ReceivedAsync(client))[^1].Sequence;
        _parts.Broker.Remove(client);
        return last;
    }

    private async Task<RealtimeClient> SubscribeAsync(string since, string topic = "posts/*")
    {
        var client = _parts.Connect(null);
        var request = new FakeRequest().With("clientId", client.Id).With(
            "subscriptions", new List<object?> { topic + "?options=" + JsonSerializer.Serialize(new { query = new { since } }) });
        await new SetSubscriptions(_parts.Broker, TestHooks.Create(), _engine.Records, _parts.Queues).RunAsync(request);
        return client;
    }

    private async Task<List<(string Action, string Id, string Sequence)>> ReceivedAsync(RealtimeClient client) =>
        [.. (await _parts.ReceivedAsync(client)).Select(message => JsonElement.Parse(message.Data)).Select(data => (
            data.GetProperty("action").GetString()!,
            data.TryGetProperty("record", out var record) ? record.GetProperty("id").GetString()! : "",
            data.TryGetProperty("sequence", out var sequence) ? sequence.GetString()! : ""))];
}
