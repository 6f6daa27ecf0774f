using Holdall.Auth;
using Holdall.Collections;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Records;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Http;
using Record = Holdall.Records.Record;

namespace Holdall.Engine.Tests.Records;

public sealed class ViewOrderTests : IAsyncLifetime
{
    private TestEngine _engine = null!;
    private Record? _ann;

    public async ValueTask InitializeAsync() => _engine = await TestEngine.OpenAsync();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public async Task What_refers_to_a_record_from_a_view_comes_in_the_order_of_the_view(int most)
    {
        var tags = await _engine.Collections.SaveAsync(Collection.NewBase("tags"));
        await _engine.Collections.SaveAsync(Collection.NewBase(
            "posts", [new NumberField { Name = "rank" }, new RelationField { Name = "tags", CollectionId = tags.Id, MaxSelect = most }]));
        await _engine.Collections.SaveAsync(
            new Collection { Name = "ranked", Type = CollectionTypes.View, ViewQuery = "select id, tags, rank from posts order by rank desc" });
        var tag = await _engine.AddAsync("tags");
        var other = await _engine.AddAsync("tags");
        foreach (var rank in (double[])[2, 3, 1]) await _engine.AddAsync("posts", ("rank", rank), ("tags", new[] { other.Id, tag.Id }));
        var superuser = new RequestInfo { Auth = new AuthState(new Record(_engine.Collections.Get("_superusers"))) };
        await _engine.Get<RecordExpander>().ExpandAsync(
            [tag], superuser, "ranked_via_tags", static (_, _, _, _) => Task.CompletedTask, TestContext.Current.CancellationToken);
        ((List<Record>)tag.Expand!["ranked_via_tags"]).Select(record => record["rank"]).ShouldBe([3d, 2d, 1d]);
    }

    [Theory]
    [InlineData("tag.name > 'a'", "", new[] { 7d, 5d, 2d })]
    [InlineData("tag.name != 'z'", "", new[] { 9d, 7d, 5d, 2d, 1d })]
    [InlineData("tags.name ?= 'a'", "", new[] { 9d, 1d })]
    [InlineData("tags.name = 'a'", "", new[] { 9d, 1d })]
    [InlineData("", "tag.name != ''", new[] { 9d, 7d, 5d, 2d, 1d })]
    [InlineData("tag.name = 'a' || rank = 5", "tag.name != 'z'", new[] { 9d, 5d, 1d })]
    [InlineData("", "@request.auth.name = 'ann' && tag.name > 'b'", new[] { 7d, 2d })]
    public async Task A_list_of_an_ordered_view_keeps_its_order_whatever_is_asked(string filter, string rule, double[] ranks)
    {
        await MakeRankedAsync();

        List(filter, rule).ShouldBe(ranks);
    }

    [Fact]
    public async Task An_order_that_is_asked_for_comes_before_that_of_the_view()
    {
        await MakeRankedAsync();

        List("tag.name > 'a'", "", "tag.name").ShouldBe([5d, 2d, 7d]);
    }

    private List<double> List(string filter, string rule, string sort = "")
    {
        using var read = _engine.Get<Databases>().Main.Read();
        var query = new FilterBuilder(
            _engine.Collections.Get("ranked"), _engine.Get<SchemaCache>().Current, read.Session.Dialect,
            new RequestInfo { Auth = new AuthState(_ann!) }, _engine.Time)
        { FindsMany = true }
            .AddRule(rule).AddFilter(filter, fullAccess: true).AddSort(sort, fullAccess: true).Build();
        var select = new RecordSelect(query);
        using var rows = select.Page(read.Session, -1, 0);
        var ranks = new List<double>();
        while (rows.Step()) ranks.Add((double)select.Table.Read(rows)["rank"]!);
        select.Count(read.Session).ShouldBe(ranks.Count);
        return ranks;
    }

    private async Task MakeRankedAsync()
    {
        var tags = await _engine.Collections.SaveAsync(Collection.NewBase("tags", [new TextField { Name = "name" }]));
        await _engine.Collections.SaveAsync(Collection.NewBase("posts", [
            new NumberField { Name = "rank" }, new RelationField { Name = "tag", CollectionId = tags.Id, MaxSelect = 1 },
            new RelationField { Name = "tags", CollectionId = tags.Id, MaxSelect = 9 }]));
        await _engine.Collections.SaveAsync(Collection.NewView("ranked", "select id, tag, tags, rank from posts order by rank desc"));
        _ann = await _engine.StoreAsync(new Record(_engine.Collections.Get("users")) { ["email"] = "ann@example.com", ["tokenKey"] = "key", ["name"] = "ann" });
        var ids = new Dictionary<string, string>();
        foreach (var name in (string[])["b", "a", "d", "c"]) ids[name] = (await _engine.AddAsync("tags", ("name", name))).Id;
        foreach (var (tag, rank) in new[] { ("c", 2d), ("a", 9d), ("b", 5d), ("a", 1d), ("d", 7d) })
            await _engine.AddAsync("posts", ("rank", rank), ("tag", ids[tag]), ("tags", new[] { ids[tag] }));
    }
}
