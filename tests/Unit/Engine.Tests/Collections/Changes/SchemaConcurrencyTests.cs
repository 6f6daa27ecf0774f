using System.Collections.Concurrent;
using Holdall.Collections;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Records;
using Record = Holdall.Records.Record;

namespace Holdall.Engine.Tests.Collections.Changes;

/// <summary>Schema changes while others read and write.</summary>
public sealed class SchemaConcurrencyTests : IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly ConcurrentBag<string> _acknowledged = [];
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        await _engine.Collections.SaveAsync(
            Collection.NewBase("posts", [new TextField { Name = "title" }, new SelectField { Name = "tags", Values = ["a", "b"], MaxSelect = 1 }]), Stop);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task The_next_request_sees_the_change_while_others_read_and_write()
    {
        using var done = new CancellationTokenSource();
        var others = Enumerable.Range(0, 4).Select(i => Task.Run(() => i % 2 == 0 ? WriteAsync(done.Token) : ReadAsync(done.Token), Stop)).ToArray();
        for (var i = 0; i < 25; i++) await ChangeAndUseAsync(i);
        await done.CancelAsync();
        await Task.WhenAll(others);
        var stored = _engine.Texts("SELECT id FROM posts").ToHashSet();
        _acknowledged.ShouldNotBeEmpty();
        _acknowledged.ShouldAllBe(id => stored.Contains(id));
        _engine.Texts("PRAGMA integrity_check").ShouldBe(["ok"]);
        _engine.Texts("SELECT name FROM pragma_table_info('posts')").ShouldBe(
            _engine.Collections.Get("posts").Fields.Select(field => field.Name), ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_not_committed_is_seen_by_nobody_else()
    {
        var transactions = _engine.Get<ITransactions>();
        var changed = new TaskCompletionSource();
        var looked = new TaskCompletionSource();
        var change = transactions.RunAsync(
            async () =>
            {
                await _engine.Collections.SaveAsync(_engine.Collections.Get("posts") with { Name = "articles" }, Stop);
                _engine.Collections.Find("posts").ShouldBeNull();
                changed.SetResult();
                await looked.Task;
            },
            Stop);
        await changed.Task;
        _engine.Collections.Find("articles").ShouldBeNull();
        _engine.Records.Count("posts").ShouldBe(0);
        looked.SetResult();
        await change;
        _engine.Records.Count("articles").ShouldBe(0);
        _engine.Collections.Find("posts").ShouldBeNull();
    }

    /// <summary>Each change is followed at once by what the next request would do.</summary>
    private async Task ChangeAndUseAsync(int i)
    {
        var posts = _engine.Collections.Get("posts");
        var tags = (SelectField)posts.Fields["tags"];
        var name = $"f{i}";
        await _engine.Collections.SaveAsync(
            posts with
            {
                Fields =
                [
                    .. posts.Fields.Where(field => field.Name is "id" or "title"), tags with { MaxSelect = tags.IsMultiple ? 1 : 2 },
                    .. posts.Fields.Where(field => field.Name == $"f{i - 1}").Select(
                        field => field with { Name = $"was{i - 1}" }), new NumberField { Name = name },
                ],
                Indexes = [$"CREATE INDEX idx_posts ON posts ({name})"],
            },
            Stop);
        var saved = await _engine.AddAsync("posts", ("title", "next"), (name, i + 1), ("tags", "b"));
        var found = _engine.Records.Find("posts", saved.Id)!;
        found.GetNumber(name).ShouldBe(i + 1);
        found["tags"].ShouldBe(tags.IsMultiple ? "b" : new[] { "b" });
        _engine.Records.FindFirst("posts", name + " = {:n}", ("n", i + 1d))!.Id.ShouldBe(saved.Id);
    }

    private async Task WriteAsync(CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            try
            {
                var record = new Record(_engine.Collections.Get("posts")) { ["title"] = "mine", ["tags"] = "a" };
                await _engine.Records.SaveAsync(record, CancellationToken.None);
                _acknowledged.Add(record.Id);
            }
            catch (Exception e) when (e is DatabaseException or ApiException)
            {
                // It began before a change and met the table after it: refused as a whole.
                await Task.Yield();
            }
        }
    }

    private async Task ReadAsync(CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            try
            {
                _engine.Records.List(
                    "posts", new RecordQuery { Filter = "title = 'mine'", Limit = 20 }).ShouldAllBe(record => record.GetString("title") == "mine");
            }
            catch (Exception e) when (e is DatabaseException or ApiException)
            {
                // As above.
            }

            await Task.Yield();
        }
    }
}
