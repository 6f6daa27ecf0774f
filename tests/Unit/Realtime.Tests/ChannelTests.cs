using System.Text.Json;
using Holdall.Auth;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Plugins.Realtime.Channels;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Realtime.Tests;

public sealed class ChannelTests : IAsyncLifetime
{
    private const string Key = "0123456789abcdef";

    private readonly FakeTimeProvider _time = new();
    private TestEngine _engine = null!;
    private Parts _parts = null!;
    private ChannelHub _hub = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        Use(new ChannelOptions { Join = "", Send = "", Presence = "", MaxMembers = 3, MaxJoined = 2, MaxMessageBytes = 100, MaxStateBytes = 20, Rate = 5 });
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Members_hear_what_members_send_and_others_do_not()
    {
        var ann = Join("channel/a");
        var bob = Join("channel/a");
        var other = Join("channel/b", "a", "channels/a");
        var id = Received(ann)[0].GetProperty("id").GetString();
        Received(bob);
        Received(other);

        (await SendAsync(ann, "a", "data", new Dictionary<string, object?> { ["x"] = 1d })).ShouldBe(204);

        foreach (var client in new[] { ann, bob })
            Received(client).ShouldHaveSingleItem().GetRawText().ShouldBe($$$"""{"action":"message","from":"{{{id}}}","data":{"x":1}}""");
        Received(other).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_comes_is_told_who_is_there_and_those_are_told_who_comes_changes_and_goes()
    {
        var ann = Join(User("ann"), "channel/a");
        var joined = Received(ann)[0];
        (await SendAsync(ann, "a", "state", "hi")).ShouldBe(204);
        Received(ann).Single().GetProperty("member").GetProperty("state").GetString().ShouldBe("hi");

        var bob = Join("channel/a");
        var members = Received(bob).Single().GetProperty("members").EnumerateArray().ToList();
        members.Count.ShouldBe(2);
        members[0].GetRawText().ShouldBe(
            $$$"""{"id":"{{{joined.GetProperty("id").GetString()}}}","user":{"id":"ann","collectionName":"users"},"state":"hi"}""");
        _parts.Broker.Subscribe(bob, []);

        Received(ann).Select(m => m.GetProperty("action").GetString()).ShouldBe(["join", "leave"]);
        Received(bob).ShouldBeEmpty();
    }

    [Fact]
    public void Who_comes_and_goes_all_the_time_is_refused_for_a_while()
    {
        var ann = Join("channel/a");
        var bob = Join();
        for (var i = 0; i < 20; i++)
        {
            _parts.Broker.Subscribe(bob, ["channel/a"]);
            _parts.Broker.Subscribe(bob, []);
        }

        Received(bob).Select(message => message.GetProperty("action").GetString()).ShouldContain("refused");
        Received(ann).Count(message => message.GetProperty("action").GetString() == "join").ShouldBe(5);
        _time.Advance(TimeSpan.FromSeconds(1));
        _parts.Broker.Subscribe(bob, ["channel/a"]);
        Received(bob)[^1].GetProperty("action").GetString().ShouldBe("joined");
    }

    [Fact]
    public async Task Rules_say_who_joins_who_sends_and_who_sees_the_others()
    {
        Use(new ChannelOptions
        {
            Join = "@request.auth.id != '' && name ~ 'rooms/%'",
            Send = "@request.auth.id = 'ann' || @request.query.pass = 'x'",
            Presence = "@request.auth.id = 'ann'",
        });
        var guest = Join("channel/rooms/1");
        var elsewhere = Join(User("bob"), "channel/attic");
        var bob = Join(User("bob"), "channel/rooms/1");
        var ann = Join(User("ann"), "channel/rooms/1");

        Received(guest).Single().GetProperty("action").GetString().ShouldBe("refused");
        Received(elsewhere).Single().GetProperty("action").GetString().ShouldBe("refused");
        Received(bob).Single().TryGetProperty("members", out _).ShouldBeFalse();
        Received(ann).Single().GetProperty("members").GetArrayLength().ShouldBe(2);
        (await SendAsync(guest, "rooms/1", "data", 1d)).ShouldBe(403);
        (await SendAsync(bob, "rooms/1", "data", 1d)).ShouldBe(403);
        (await SendAsync(ann, "rooms/1", "data", 1d)).ShouldBe(204);
        Received(bob).Single().GetProperty("action").GetString().ShouldBe("message");
    }

    [Theory]
    [InlineData(null, "refused")]
    [InlineData("nope = 1", "refused")]
    [InlineData("", "joined")]
    public void Without_a_rule_or_with_a_broken_one_only_superusers_get_in(string? rule, string action)
    {
        Use(new ChannelOptions { Join = rule ?? "id = ''" });
        Received(Join("channel/a")).Single().GetProperty("action").GetString().ShouldBe(action);
        Received(Join(new Record(AuthFixtures.Superusers()) { ["id"] = "r" }, "channel/a"))[0].GetProperty("action").GetString().ShouldBe("joined");
    }

    [Fact]
    public async Task Without_the_setting_there_are_no_channels()
    {
        Use(new ChannelOptions());
        var client = Join("channel/a");

        Received(client).ShouldBeEmpty();
        (await SendAsync(client, "a", "data", 1d)).ShouldBe(404);
    }

    [Fact]
    public async Task Who_has_not_joined_sends_too_much_or_too_large_is_refused()
    {
        var client = Join("channel/a");

        (await SendAsync(client, "b", "data", 1d)).ShouldBe(403);
        (await SendAsync(client, "a", "data", new string('ü', 60))).ShouldBe(400);
        (await SendAsync(client, "a", "state", new string('x', 30))).ShouldBe(400);
        (await SendAsync(client, "a", "other", 1d)).ShouldBe(400);
        for (var i = 0; i < 2; i++) (await SendAsync(client, "a", "data", 1d)).ShouldBe(204);
        (await SendAsync(client, "a", "data", 1d)).ShouldBe(429);
        _time.Advance(TimeSpan.FromSeconds(1));
        (await SendAsync(client, "a", "data", 1d)).ShouldBe(204);
    }

    [Fact]
    public async Task Nobody_sends_as_the_client_of_somebody_else()
    {
        var ann = Join(User("ann"), "channel/a");

        (await SendAsync(ann, "a", "data", 1d, r => r.As(User("bob")))).ShouldBe(403);
        (await SendAsync(ann, "a", "data", 1d, r => r.As(null))).ShouldBe(403);
        (await SendAsync(ann, "a", "data", 1d, r => r.Address = "10.0.0.9")).ShouldBe(400);
        (await SendAsync(ann, "a", "data", 1d, r => r.With("clientId", new string('x', 40)))).ShouldBe(404);
        Received(ann).ShouldHaveSingleItem().GetProperty("action").GetString().ShouldBe("joined");
    }

    [Fact]
    public async Task Who_is_nobody_any_more_is_let_go_and_hears_nothing_from_the_same_moment()
    {
        Use(new ChannelOptions { Join = "@request.auth.id != ''", Send = "", Presence = "" });
        var ann = Join(User("ann"), "channel/a");
        var bob = Join(User("bob"), "channel/a");
        Received(ann);
        Received(bob);

        ann.Auth = AuthState.Guest;
        (await SendAsync(bob, "a", "data", 1d)).ShouldBe(204);
        Received(ann).ShouldBeEmpty();
        _hub.Look();

        Received(ann).Single().GetProperty("action").GetString().ShouldBe("refused");
        Received(bob).Select(m => m.GetProperty("action").GetString()).ShouldBe(["message", "leave"]);
        (await SendAsync(ann, "a", "data", 1d)).ShouldBe(403);
    }

    [Fact]
    public void A_guest_who_signs_in_is_another_member_and_a_changed_account_is_the_same()
    {
        var watch = Join("channel/a");
        var client = Join("channel/a");
        Received(watch);

        client.Auth = new AuthState(User("ann"));
        _hub.Look();
        Received(watch).Select(m => m.GetProperty("action").GetString()).ShouldBe(["leave", "join"]);
        client.Auth = client.Auth.With(User("ann"));
        _hub.Look();

        Received(watch).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ann", "", true)]
    [InlineData("ann", "tab1", true)]
    [InlineData(null, Key, true)]
    [InlineData(null, "short", false)]
    [InlineData(null, "", false)]
    public void Who_comes_back_in_time_has_never_been_away(string? user, string key, bool isKnown)
    {
        var topic = "channel/a?options=" + JsonSerializer.Serialize(new { query = new { key } });
        var watch = Join("channel/a");
        var client = Join(user is null ? null : User(user), topic);
        Received(watch);
        var id = Received(client)[0].GetProperty("id").GetString();

        _parts.Broker.Remove(client);
        _time.Advance(TimeSpan.FromSeconds(9));
        _hub.Look();
        var again = Join(user is null ? null : User(user), topic);

        (Received(again)[0].GetProperty("id").GetString() == id).ShouldBe(isKnown);
        Received(watch).Count.ShouldBe(isKnown ? 0 : 2);
    }

    [Fact]
    public void Nobody_comes_back_as_somebody_else_and_who_does_not_come_back_is_gone()
    {
        var topic = "channel/a?options=" + JsonSerializer.Serialize(new { query = new { key = Key } });
        var watch = Join("channel/a");
        var client = Join(User("ann"), topic);
        var id = Received(client)[0].GetProperty("id").GetString();
        _parts.Broker.Remove(client);

        Received(Join(User("bob"), topic))[0].GetProperty("id").GetString().ShouldNotBe(id);
        _time.Advance(TimeSpan.FromSeconds(11));
        Received(watch);
        _hub.Look();

        Received(watch).Single().GetProperty("member").GetProperty("id").GetString().ShouldBe(id);
        _parts.Broker.Remove(watch);
        _hub.Count.ShouldBe(1);
    }

    [Fact]
    public void Members_and_channels_are_bounded_and_those_who_are_away_make_room()
    {
        var members = Enumerable.Range(0, 3).Select(i => Join(User("u" + i), "channel/a")).ToList();
        Received(Join("channel/a")).Single().GetProperty("message").GetString().ShouldBe("The channel is full.");
        _parts.Broker.Remove(members[0]);
        Received(Join("channel/a"))[0].GetProperty("action").GetString().ShouldBe("joined");

        Received(Join("channel/x", "channel/y", "channel/z")).Select(m => m.GetProperty("action").GetString()).ShouldBe(["joined", "joined", "refused"]);
        foreach (var name in new[] { "", new string('x', 201), "a\nb" })
            Received(Join("channel/" + name)).Single().GetProperty("message").GetString().ShouldBe("The name of the channel is not valid.");
    }

    [Fact]
    public async Task Many_come_and_go_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() =>
        {
            var client = Join("channel/" + (i % 5));
            _parts.Broker.Subscribe(client, []);
            _parts.Broker.Remove(client);
        })));

        _hub.Count.ShouldBe(0);
    }

    private static Record User(string id) => new(AuthFixtures.Users()) { ["id"] = id };

    private static List<JsonElement> Received(RealtimeClient client)
    {
        var received = new List<JsonElement>();
        while (client.Outbox.Take() is { } frame) received.Add(JsonElement.Parse(frame.Data.Span));
        return received;
    }

    private void Use(ChannelOptions options)
    {
        _parts = new Parts(new RealtimeOptions { Channels = options });
        _hub = _parts.Hub(_engine.Rules, _time);
    }

    private RealtimeClient Join(params string[] topics) => _parts.Connect(null, topics);

    private RealtimeClient Join(Record? auth, params string[] topics) => _parts.Connect(auth, topics);

    /// <returns>The status of the answer.</returns>
    private async Task<int> SendAsync(RealtimeClient client, string channel, string kind, object? value, Action<FakeRequest>? change = null)
    {
        var request = new FakeRequest().With("clientId", client.Id).With("channel", channel).With(kind, value).As(client.Auth.Record);
        change?.Invoke(request);
        try
        {
            await new SendToChannel(_parts.Broker, _hub).RunAsync(request);
            return request.Http.Response.StatusCode;
        }
        catch (ApiException e)
        {
            return e.Status;
        }
    }
}
