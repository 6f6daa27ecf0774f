using Holdall.Hooks;
using Holdall.Http;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;
using Holdall.Realtime;
using Holdall.TestKit.Fakes;

namespace Holdall.Plugins.Realtime.Tests;

public sealed class SubscribeTests
{
    private readonly Parts _parts = new();
    private readonly IHooks _hooks = TestHooks.Create();
    private readonly FakeRecords _records = new();
    private readonly RealtimeClient _client;

    public SubscribeTests()
    {
        _client = _parts.Client();
        Broker.Add(_client);
    }

    private RealtimeBroker Broker => _parts.Broker;

    [Fact]
    public async Task Topics_are_replaced_as_a_whole()
    {
        await SubscribeAsync(Topics("a", "b", "b", ""));
        _client.Subscriptions.ShouldBe(["a", "b"]);

        await SubscribeAsync(Topics("c"));
        _client.Subscriptions.ShouldBe(["c"]);
        Broker.Topics("a").ShouldBeEmpty();
        Broker.Topics("c").ShouldHaveSingleItem().Listeners.ShouldBe([_client]);

        (await SubscribeAsync(new FakeRequest().With("clientId", _client.Id))).Http.Response.StatusCode.ShouldBe(204);
        _client.Subscriptions.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_caller_becomes_the_one_who_listens()
    {
        var ann = new Record(AuthFixtures.Users()) { ["id"] = "ann" };

        await SubscribeAsync(Topics("a").As(ann));
        await SubscribeAsync(Topics("b").As(ann));

        _client.Auth.Record.ShouldBe(ann);
        foreach (var other in new[] { null, new Record(AuthFixtures.Users()) { ["id"] = "bob" }, new Record(AuthFixtures.Superusers()) { ["id"] = "ann" } })
        {
            var error = await Should.ThrowAsync<ApiException>(SubscribeAsync(Topics("c").As(other)));
            error.Status.ShouldBe(403);
            error.Message.ShouldBe("The current and the previous request authorization don't match.");
        }

        _client.Subscriptions.ShouldBe(["b"]);
    }

    [Fact]
    public async Task A_caller_whose_password_was_changed_or_who_was_deleted_while_the_request_was_under_way_listens_as_a_guest()
    {
        var ann = new Record(AuthFixtures.Users()) { ["id"] = "ann", ["tokenKey"] = "old" };
        foreach (var now in new[] { new Record(AuthFixtures.Users()) { ["id"] = "ann", ["tokenKey"] = "new" }, null })
        {
            _records.Stored = (_, _) => now;

            await SubscribeAsync(Topics("a").As(ann));

            _client.Auth.IsGuest.ShouldBeTrue();
        }

        _records.Stored = (_, _) => ann;
        await SubscribeAsync(Topics("a").As(ann));
        _client.Auth.Record.ShouldBe(ann);
    }

    [Fact]
    public async Task Only_the_address_that_connected_may_subscribe()
    {
        var request = Topics("a");
        request.Address = "10.0.0.1";

        (await Should.ThrowAsync<ApiException>(SubscribeAsync(request))).Message.ShouldBe("Invalid realtime client.");
    }

    [Fact]
    public async Task A_client_that_is_gone_is_not_found()
    {
        Broker.Remove(_client);

        var error = await Should.ThrowAsync<ApiException>(SubscribeAsync(Topics("a")));

        error.Status.ShouldBe(404);
        error.Message.ShouldBe("Missing or invalid client id.");
        Broker.Subscribe(_client, ["a"]);
        Broker.Topics("a").ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_long_and_too_many_topics_are_refused()
    {
        var error = await Should.ThrowAsync<ApiException>(SubscribeAsync(Topics("abc", new string('a', 2501), new string('ü', 1250))));
        error.Errors.Find("subscriptions.1")!.Code.ShouldBe("validation_length_too_long");
        error.Errors.Find("subscriptions.2").ShouldBeNull();

        error = await Should.ThrowAsync<ApiException>(SubscribeAsync(Topics([.. Enumerable.Range(0, 1001).Select(i => "t" + i)])));
        error.Errors.Find("subscriptions")!.Code.ShouldBe("validation_length_too_long");

        error = await Should.ThrowAsync<ApiException>(SubscribeAsync(new FakeRequest()));
        error.Errors.Find("clientId").ShouldBe(FieldError.Required);

        error = await Should.ThrowAsync<ApiException>(SubscribeAsync(new FakeRequest().With("clientId", new string('x', 256))));
        error.Errors.Find("clientId")!.Code.ShouldBe("validation_length_out_of_range");
    }

    [Theory]
    [InlineData("clientId", 5d)]
    [InlineData("subscriptions", "text")]
    [InlineData("subscriptions", new object[] { 1d, 2d })]
    [InlineData("subscriptions", true)]
    public async Task A_body_of_other_types_is_unreadable(string key, object value)
    {
        var error = await Should.ThrowAsync<ApiException>(SubscribeAsync(new FakeRequest().With("clientId", _client.Id).With(key, value)));

        error.Status.ShouldBe(400);
        error.Errors.Any.ShouldBeFalse();
    }

    [Fact]
    public async Task A_hook_may_change_the_topics()
    {
        _hooks.RealtimeSubscribeRequest.Use((e, next) =>
        {
            e.Subscriptions.Add("more");
            return next();
        });

        await SubscribeAsync(Topics("a"));

        _client.Subscriptions.ShouldBe(["a", "more"]);
    }

    [Fact]
    public async Task Many_clients_come_and_go_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() =>
        {
            var client = _parts.Client();
            Broker.Add(client);
            Broker.Subscribe(client, ["posts/*", "posts/" + i]);
            Broker.Subscribe(client, ["posts/*", "users"]);
            _ = Broker.Topics("posts/*").Sum(topic => topic.Listeners.Length);
            Broker.Remove(client);
        })));

        Broker.Clients.ShouldBe([_client]);
        Broker.Topics("posts/*").ShouldBeEmpty();
        Broker.Topics("users").ShouldBeEmpty();
    }

    private FakeRequest Topics(params string[] topics) => new FakeRequest().With("clientId", _client.Id).With("subscriptions", new List<object?>(topics));

    private async Task<FakeRequest> SubscribeAsync(FakeRequest request)
    {
        await new SetSubscriptions(Broker, _hooks, _records, _parts.Queues).RunAsync(request);
        return request;
    }
}
