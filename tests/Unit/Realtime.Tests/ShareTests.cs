using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Hooks;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Records;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Realtime.Tests;

/// <summary>How much of others' time a client may take by the options of its subscriptions. Here a message about a record takes a tenth of a second.</summary>
public sealed class ShareTests : IAsyncLifetime
{
    private readonly Parts _parts = new();
    private readonly FakeTimeProvider _time = new();
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        await _engine.StoreAsync(new Collection
        {
            Id = "pbc_posts",
            Name = "posts",
            ListRule = "",
            Fields = [new TextField { Name = "id", Pattern = "^[a-z0-9]+$" }, new TextField { Name = "title" }],
        });
        _parts.Watch(_engine, time: _time);
        _engine.Hooks.RecordEnrich.Use((_, next) =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            return next();
        });
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Who_asks_for_more_than_its_share_loses_what_comes_with_options_once_others_wait()
    {
        // Guests of one address share what there is, so the other has an account.
        var users = new Collection { Id = "users", Name = "users", Type = CollectionTypes.Auth };
        var modest = _parts.Connect(new Record(users) { ["id"] = "ann" }, Topic(100), "posts/*");
        var greedy = _parts.Connect(null, [.. Enumerable.Range(0, 50).Select(Topic), "posts/*"]);

        await AddAsync(1);

        (await _parts.ReceivedAsync(greedy)).Count.ShouldBeLessThan(20);
        greedy.Subscriptions.ShouldBe(["posts/*"]);
        (await _parts.ReceivedAsync(modest)).Count.ShouldBe(2);
        modest.Subscriptions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_takes_long_stays_as_long_as_nobody_waits()
    {
        var client = _parts.Connect(null, Topic(1));

        for (var i = 0; i < 20; i++)
        {
            await AddAsync(i);
            (await _parts.ReceivedAsync(client)).Count.ShouldBe(1);
        }

        client.Subscriptions.Count.ShouldBe(1);
    }

    [Fact]
    public void An_account_has_one_share_however_it_came_in_and_guests_of_a_network_have_one()
    {
        var ann = new Record(new Collection { Id = "users", Name = "users", Type = CollectionTypes.Auth }) { ["id"] = "ann" };
        var backlog = _parts.Backlog;
        RealtimeClient Client(string address, AuthState auth) => new(address, backlog) { Auth = auth };

        var keys = new[] { Client("1.2.3.4", new AuthState(ann)), Client("1.2.3.5", new AuthState(ann) { Scope = AccessScope.None }) };
        var guests = new[] { "2001:0db8:0001:0001:0000:0000:0000:0001", "2001:0db8:0001:0001:0000:0000:0000:0002" }.Select(one => Client(one, AuthState.Guest));

        keys.Select(client => client.Owner).Distinct().ShouldHaveSingleItem();
        guests.Select(client => client.Owner).Distinct().ShouldHaveSingleItem();
        Client("1.2.3.4", AuthState.Guest).Owner.ShouldBe("1.2.3.4");
    }

    private static string Topic(int n) => $$$"""posts/*?options={"query":{"n":"{{{n}}}"}}""";

    private Task<Record> AddAsync(int n) => _engine.AddAsync("posts", ("id", "p" + n), ("title", "x"));
}
