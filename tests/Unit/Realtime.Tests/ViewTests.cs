using System.Text.Json;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Realtime.Connections;
using Holdall.TestKit.Fakes;

namespace Holdall.Plugins.Realtime.Tests;

public sealed class ViewTests : IAsyncLifetime
{
    private readonly Parts _parts = new(new RealtimeOptions { Views = ["totals", "nested"] });
    private TestEngine _engine = null!;
    private int _added;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        await _engine.StoreAsync(Posts());
        await StoreAsync(View("totals", "SELECT kind AS id, COUNT(*) AS total, MAX(owner) AS owner FROM posts GROUP BY kind", ""));
        await StoreAsync(View("nested", "SELECT id, total FROM totals", ""));
        await StoreAsync(View("other", "SELECT id, kind FROM posts", ""));
        _parts.Watch(_engine);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Subscribers_are_told_of_rows_that_come_change_and_go()
    {
        var client = await ListenAsync(null, "totals/*");

        var post = await AddAsync("a", "x");
        (await NextAsync(client)).ShouldBe("totals/* create a 1");
        await AddAsync("a", "x");
        (await NextAsync(client)).ShouldBe("totals/* update a 2");
        await _engine.Records.DeleteAsync(post);
        (await NextAsync(client)).ShouldBe("totals/* update a 1");
        await _engine.Records.DeleteAsync(_engine.Records.FindFirst("posts", "kind = 'a'")!);
        (await NextAsync(client)).ShouldBe("totals/* delete a 1");
    }

    [Fact]
    public async Task Changes_that_come_together_are_told_together()
    {
        var client = await ListenAsync(null, "totals/*");

        for (var i = 0; i < 20; i++) await AddAsync("a", "x");

        (await NextAsync(client)).ShouldStartWith("totals/* create a ");
        await Eventually.HoldsAsync(() => Received(client).Any(m => m == "totals/* update a 20") || Seen.EndsWith("20"));
        Count.ShouldBeLessThan(5);
    }

    [Fact]
    public async Task A_view_on_a_view_follows_and_one_that_is_not_named_in_the_settings_does_not()
    {
        var client = await ListenAsync(null, "nested/a");
        var other = await ListenAsync(null, "other/*");

        await AddAsync("b", "x");
        await AddAsync("a", "x");

        (await NextAsync(client)).ShouldBe("nested/a create a 1");
        Received(other).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rules_and_filters_apply()
    {
        await StoreAsync(View("totals", "SELECT kind AS id, COUNT(*) AS total, MAX(owner) AS owner FROM posts GROUP BY kind", "owner = @request.auth.id"));
        var ann = await ListenAsync(new Record(AuthFixtures.Users()) { ["id"] = "ann" }, "totals/*");
        var filtered = await ListenAsync(
            new Record(AuthFixtures.Users()) { ["id"] = "ann" }, """totals/*?options={"query":{"filter":"id = 'b'"}}""");
        var guest = await ListenAsync(null, "totals/*");

        await AddAsync("a", "ann");
        await AddAsync("b", "bob");
        await AddAsync("c", "ann");
        await Eventually.HoldsAsync(() => Received(ann).Contains("totals/* create c 1"));

        _all.ShouldNotContain("totals/* create b 1");
        Received(filtered).ShouldBeEmpty();
        Received(guest).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("id != ''", false)]
    public async Task Of_one_with_too_many_rows_those_are_told_who_see_all_of_it(string rule, bool isTold)
    {
        await StoreAsync(View(
            "totals",
            "SELECT (p.id || '-' || n.key) AS id, p.kind AS kind FROM posts p, json_each('[' || substr(replace(hex(zeroblob(600)), '0', ',1'), 2) || ']') n",
            rule));
        var client = await ListenAsync(null, "totals/*");
        var root = await ListenAsync(new Record(AuthFixtures.Superusers()) { ["id"] = "r" }, "totals/*");

        await AddAsync("a", "x");

        await Eventually.HoldsAsync(() => Received(root).Contains("totals/* refresh  0"));
        Received(client).ShouldBe(isTold ? ["totals/* refresh  0"] : []);
    }

    private readonly List<string> _all = [];

    private int Count => _all.Count;

    private string Seen => _all.Count == 0 ? "" : _all[^1];

    private static Collection Posts() => new()
    {
        Id = "pbc_posts",
        Name = "posts",
        Fields = [new TextField { Name = "id", Pattern = "^[a-z0-9]+$" }, new TextField { Name = "kind" }, new TextField { Name = "owner" }],
    };

    private static Collection View(string name, string query, string rule) => new()
    {
        Id = "pbc_" + name,
        Name = name,
        Type = CollectionTypes.View,
        ViewQuery = query,
        ListRule = rule,
        ViewRule = rule,
        Fields = [new TextField { Name = "id" }, new NumberField { Name = "total" }, new TextField { Name = "owner" }, new TextField { Name = "kind" }],
    };

    private Task<Collection> StoreAsync(Collection view) => _engine.StoreAsync(view);

    private Task<Record> AddAsync(string kind, string owner) => _engine.AddAsync("posts", ("id", "p" + _added++), ("kind", kind), ("owner", owner));

    /// <summary>Listens, and waits for the rows to be known.</summary>
    private async Task<RealtimeClient> ListenAsync(Record? auth, string topic)
    {
        var client = _parts.Connect(auth, topic);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        return client;
    }

    private List<string> Received(RealtimeClient client)
    {
        var received = new List<string>();
        while (client.Outbox.Take() is { } frame)
        {
            var data = JsonElement.Parse(frame.Data.Span);
            var record = data.TryGetProperty("record", out var given) ? given : default;
            var id = record.ValueKind == JsonValueKind.Object ? record.GetProperty("id").GetString() : "";
            var total = record.ValueKind == JsonValueKind.Object && record.TryGetProperty("total", out var number) ? number.GetInt32() : 0;
            received.Add($"{frame.Name} {data.GetProperty("action").GetString()} {id} {total}");
        }

        _all.AddRange(received);
        return received;
    }

    private async Task<string> NextAsync(RealtimeClient client)
    {
        var next = "";
        await Eventually.HoldsAsync(() => (next = Received(client).FirstOrDefault() ?? "").Length > 0);
        return next;
    }
}
