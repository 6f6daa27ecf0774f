using Holdall.Collections;
using Holdall.Fields;
using Holdall.Realtime;

namespace Holdall.Plugins.Realtime.Tests;

public sealed class RelayTests : IAsyncLifetime
{
    private readonly Parts _parts = new();
    private readonly FakeRelay _relay = new();
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        await _engine.StoreAsync(new Collection
        {
            Id = "pbc_posts", Name = "posts", ListRule = "", ViewRule = "title = 'x'", Fields = [new TextField { Name = "id" }, new TextField { Name = "title" }],
        });
        _parts.Watch(_engine, relay: _relay);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Other_processes_are_told_of_changes_even_if_nobody_listens_here()
    {
        var post = await _engine.AddAsync("posts", ("id", "p1"), ("title", "x"));
        await _engine.Records.DeleteAsync(post);

        await Eventually.HoldsAsync(() => _parts.Queues.AreIdle);
        _relay.Told.Select(change => change.Action + " " + change.Record.Id).ShouldBe(["create p1", "delete p1"]);
    }

    [Fact]
    public async Task What_other_processes_tell_is_judged_here_and_not_told_back()
    {
        var post = await _engine.StoreAsync(new Record(_engine.Collections.Get("posts")) { ["id"] = "p1", ["title"] = "x" });
        var hidden = await _engine.StoreAsync(new Record(_engine.Collections.Get("posts")) { ["id"] = "p2", ["title"] = "y" });
        var all = _parts.Connect(null, "posts/*");
        var some = _parts.Connect(null, "posts/p1", "posts/p2");

        _relay.Take!(new RealtimeChange { Action = "create", Record = post });
        _relay.Take(new RealtimeChange { Action = "create", Record = hidden });

        (await _parts.ReceivedAsync(all)).Count.ShouldBe(2);
        (await _parts.ReceivedAsync(some)).ShouldHaveSingleItem().Name.ShouldBe("posts/p1");
        _relay.Told.ShouldBeEmpty();
    }

    private sealed class FakeRelay : IRealtimeRelay
    {
        public List<RealtimeChange> Told { get; } = [];

        public Action<RealtimeChange>? Take { get; private set; }

        public void Tell(RealtimeChange change) => Told.Add(change);

        public void Receive(Action<RealtimeChange> take) => Take = take;
    }
}
