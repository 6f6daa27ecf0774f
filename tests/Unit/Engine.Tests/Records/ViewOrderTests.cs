using Holdall.Auth;
using Holdall.Collections;
using Holdall.Engine.Records;
using Holdall.Fields;
using Holdall.Http;
using Record = Holdall.Records.Record;

namespace Holdall.Engine.Tests.Records;

public sealed class ViewOrderTests : IAsyncLifetime
{
    private TestEngine _engine = null!;

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
}
