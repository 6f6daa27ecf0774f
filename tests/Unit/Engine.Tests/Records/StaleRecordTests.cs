using Holdall.Collections;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Records;
using Microsoft.Extensions.Time.Testing;
using Record = Holdall.Records.Record;

namespace Holdall.Engine.Tests.Records;

/// <summary>Records that are saved although others have changed their rows since they were read.</summary>
public sealed class StaleRecordTests : IAsyncLifetime
{
    private TestEngine _engine = null!;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        await _engine.Collections.SaveAsync(Collection.NewBase("posts", [
            new TextField { Name = "title" }, new TextField { Name = "body" }, new NumberField { Name = "n" }, new JsonField { Name = "data" },
            new GeoPointField { Name = "place" },
            new SelectField { Name = "tags", MaxSelect = 3, Values = ["a", "b", "c"] }, .. StandardFields.Times(),
        ]), Aborted);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Each_writes_what_it_has_changed_and_sees_what_the_other_has()
    {
        var (one, other) = await ReadTwiceAsync();
        one["title"] = "new title";
        other["body"] = "new body";
        await _engine.Records.SaveAsync(one, Aborted);
        await _engine.Records.SaveAsync(other, Aborted);
        (other.GetString("title"), other.GetString("body"), other.HasChanged("title"), other.HasChanged("body")).ShouldBe(("new title", "new body", false, true));
        var stored = _engine.Records.Find("posts", one.Id)!;
        (stored.GetString("title"), stored.GetString("body")).ShouldBe(("new title", "new body"));
    }

    [Fact]
    public async Task Of_two_that_set_the_same_field_the_later_one_wins()
    {
        var (one, other) = await ReadTwiceAsync();
        one["title"] = "earlier";
        other["title"] = "later";
        await _engine.Records.SaveAsync(one, Aborted);
        await _engine.Records.SaveAsync(other, Aborted);
        (_engine.Records.Find("posts", one.Id)!.GetString("title"), other.GetOriginal("title")).ShouldBe(("later", "earlier"));
    }

    [Fact]
    public async Task A_handler_sees_the_row_as_it_is()
    {
        var (one, other) = await ReadTwiceAsync();
        one["title"] = "new title";
        other["body"] = "new body";
        await _engine.Records.SaveAsync(one, Aborted);
        var seen = "";
        _engine.Get<IHooks>().RecordUpdate.Use("posts", async (e, next) =>
        {
            seen = $"{e.Record["title"]} {e.Record["body"]}";
            await next();
        });
        await _engine.Records.SaveAsync(other, Aborted);
        seen.ShouldBe("new title new body");
    }

    [Fact]
    public async Task What_a_handler_saves_in_the_same_row_stays()
    {
        var (one, other) = await ReadTwiceAsync();
        _engine.Get<IHooks>().RecordUpdate.Use("posts", async (e, next) =>
        {
            if (ReferenceEquals(e.Record, other)) await _engine.Records.SaveAsync(one, Aborted);
            await next();
        });
        one["title"] = "inside";
        other["body"] = "around";
        await _engine.Records.SaveAsync(other, Aborted);
        var stored = _engine.Records.Find("posts", one.Id)!;
        (stored.GetString("title"), stored.GetString("body"), other.GetString("title")).ShouldBe(("inside", "around", "inside"));
    }

    [Fact]
    public async Task One_that_has_changed_nothing_overwrites_nothing()
    {
        var (one, other) = await ReadTwiceAsync();
        one["title"] = "new title";
        await _engine.Records.SaveAsync(one, Aborted);
        await _engine.Records.SaveAsync(other, Aborted);
        _engine.Records.Find("posts", one.Id)!.GetString("title").ShouldBe("new title");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_that_was_deleted_is_not_found(bool isHooked)
    {
        var (one, other) = await ReadTwiceAsync();
        if (isHooked) _engine.Get<IHooks>().RecordUpdate.Use("posts", (_, next) => next());
        await _engine.Records.DeleteAsync(one, Aborted);
        (await Should.ThrowAsync<ApiException>(_engine.Records.SaveAsync(other, Aborted))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Values_in_a_form_of_their_own_are_left_as_they_are()
    {
        var (one, _) = await ReadTwiceAsync();
        await RunAsync("""UPDATE posts SET data = '{ "a" : 1 }', place = '{"lat":1,"lon":2}', tags = ' ["a"]', n = '0x', created = '2020-01-01'""");
        one = _engine.Records.Find("posts", one.Id)!;
        one["title"] = "new title";
        await _engine.Records.SaveAsync(one, Aborted);
        _engine.Texts(
            "SELECT title || data || place || tags || n || created FROM posts").ShouldBe(["""new title{ "a" : 1 }{"lat":1,"lon":2} ["a"]0x2020-01-01"""]);
    }

    [Fact]
    public async Task A_date_that_the_engine_sets_is_that_of_the_writing()
    {
        var (one, other) = await ReadTwiceAsync();
        var clock = (FakeTimeProvider)_engine.Get<TimeProvider>();
        // While the later one waits for the writer, the earlier one is saved.
        clock.Advance(TimeSpan.FromSeconds(1));
        Task waiting = Task.CompletedTask;
        await _engine.Get<Databases>().Main.RunAsync(async () =>
        {
            using (ExecutionContext.SuppressFlow()) waiting = Task.Run(() => _engine.Records.SaveAsync(other, Aborted), Aborted);
            clock.Advance(TimeSpan.FromSeconds(1));
            one["title"] = "first";
            await _engine.Records.SaveAsync(one, Aborted);
            clock.Advance(TimeSpan.FromSeconds(1));
        }, Aborted);
        await waiting;
        string.CompareOrdinal(other.GetString("updated"), one.GetString("updated")).ShouldBeGreaterThan(0);
        _engine.Records.Find("posts", one.Id)!.GetString("updated").ShouldBe(other.GetString("updated"));
    }

    [Fact]
    public async Task A_table_may_have_as_many_columns_as_there_can_be()
    {
        var fields = Enumerable.Range(0, 1500).Select(i => (Field)new BoolField { Name = "b" + i });
        await _engine.Collections.SaveAsync(Collection.NewBase("wide", [.. fields]), Aborted);
        var one = await _engine.AddAsync("wide", ("b7", true));
        one["b1499"] = true;
        await _engine.Records.SaveAsync(one, Aborted);
        var stored = _engine.Records.Find("wide", one.Id)!;
        (stored.GetBool("b7"), stored.GetBool("b1499"), stored.GetBool("b8")).ShouldBe((true, true, false));
    }

    private async Task<(Record One, Record Other)> ReadTwiceAsync()
    {
        var id = (await _engine.AddAsync("posts", ("title", "t"), ("body", "b"), ("tags", new[] { "a" }))).Id;
        return (_engine.Records.Find("posts", id)!, _engine.Records.Find("posts", id)!);
    }

    private Task<int> RunAsync(string sql) => _engine.Get<Databases>().Main.WriteAsync(sql, static (session, text) => session.ExecuteAll(text), Aborted);
}
