using System.Globalization;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Hooks;
using Holdall.Records;

namespace Holdall.Plugins.Realtime.Tests;

public sealed class ChangeOrderTests : IAsyncLifetime
{
    private const int Counters = 20;
    private const int Writes = 1000;

    private readonly Parts _parts = new();
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        await _engine.StoreAsync(new Collection
        {
            Id = "pbc_counters",
            Name = "counters",
            ListRule = "",
            Fields = [new TextField { Name = "id", Pattern = "^[a-z0-9]+$" }, new NumberField { Name = "n" }],
        });
        _parts.Watch(_engine);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task A_thousand_writes_at_once_are_all_told_in_the_order_in_which_they_were_made()
    {
        for (var i = 0; i < Counters; i++) await _engine.AddAsync("counters", ("id", "c" + i), ("n", 0d));
        var client = _parts.Connect(null, "counters/*");

        await Task.WhenAll(Enumerable.Range(0, Writes).Select(i => Task.Run(() => IncreaseAsync("c" + i % Counters))));

        var told = await ToldAsync(client);
        told.Count.ShouldBe(Writes);
        foreach (var group in told.GroupBy(change => change.Id))
            group.Select(change => change.N).ShouldBe(Enumerable.Range(1, Writes / Counters), "of " + group.Key);
    }

    [Fact]
    public async Task What_is_undone_is_not_told_and_holds_up_nothing()
    {
        var client = _parts.Connect(null, "counters/*");

        await Should.ThrowAsync<InvalidOperationException>(() => Transactions.RunAsync(async () =>
        {
            await _engine.AddAsync("counters", ("id", "c1"), ("n", 1d));
            throw new InvalidOperationException("Undone.");
        }));
        await Transactions.RunAsync(async () =>
        {
            await _engine.AddAsync("counters", ("id", "c2"), ("n", 2d));
            var record = _engine.Records.Find("counters", "c2")!;
            record["n"] = 3d;
            await _engine.Records.SaveAsync(record);
        });

        (await ToldAsync(client)).ShouldBe([("c2", 2), ("c2", 3)]);
    }

    [Fact]
    public async Task A_slow_handler_keeps_later_changes_in_their_place()
    {
        var client = _parts.Connect(null, "counters/*");
        var waits = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        _engine.Hooks.RecordAfterCreateSuccess.Use(async (e, next) =>
        {
            if (e.Record.Id == "c1")
            {
                entered.SetResult();
                await waits.Task;
            }

            await next();
        });

        var first = Task.Run(() => _engine.AddAsync("counters", ("id", "c1"), ("n", 1d)));
        await Eventually.EndsAsync(entered.Task);
        await _engine.AddAsync("counters", ("id", "c2"), ("n", 2d));
        client.Outbox.WaitingBytes.ShouldBe(0);
        waits.SetResult();
        await first;

        (await ToldAsync(client)).ShouldBe([("c1", 1), ("c2", 2)]);
    }

    [Fact]
    public async Task A_handler_that_never_ends_does_not_keep_the_others_from_being_told()
    {
        var client = _parts.Connect(null, "counters/*");
        var waits = new TaskCompletionSource();
        _engine.Hooks.RecordAfterCreateSuccess.Use(async (e, next) =>
        {
            if (e.Record.Id == "c1") await waits.Task;
            await next();
        });

        var first = Task.Run(() => _engine.AddAsync("counters", ("id", "c1"), ("n", 1d)));
        await Eventually.HoldsAsync(() => _engine.Records.Find("counters", "c1") is not null);
        await _engine.AddAsync("counters", ("id", "c2"), ("n", 2d));
        await Eventually.HoldsAsync(() => client.Outbox.WaitingBytes > 0);
        waits.SetResult();
        await first;

        (await ToldAsync(client)).ShouldBe([("c2", 2), ("c1", 1)]);
    }

    [Fact]
    public async Task What_is_told_is_what_was_stored_then()
    {
        var client = _parts.Connect(null, "counters/*");
        var record = await _engine.AddAsync("counters", ("id", "c1"), ("n", 1d));
        record["n"] = 9d;

        (await ToldAsync(client)).ShouldBe([("c1", 1)]);
    }

    private ITransactions Transactions => _engine.Get<ITransactions>();

    private async Task IncreaseAsync(string id)
    {
        await Transactions.RunAsync(async () =>
        {
            var record = _engine.Records.Find("counters", id)!;
            record["n"] = record.GetNumber("n") + 1;
            await _engine.Records.SaveAsync(record);
        });
    }

    private async Task<List<(string Id, int N)>> ToldAsync(Connections.RealtimeClient client) =>
        [.. (await _parts.ReceivedAsync(client)).Select(message => JsonElement.Parse(message.Data).GetProperty("record")).Select(record =>
            (record.GetProperty("id").GetString()!, int.Parse(record.GetProperty("n").GetRawText(), CultureInfo.InvariantCulture)))];
}
