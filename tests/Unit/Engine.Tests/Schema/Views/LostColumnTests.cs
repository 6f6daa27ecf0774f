using Holdall.Collections;
using Holdall.Fields;
using Holdall.Records;

namespace Holdall.Engine.Tests.Schema.Views;

public sealed class LostColumnTests : IAsyncLifetime
{
    private TestEngine _engine = null!;

    [Fact]
    public async Task A_field_renamed_under_a_view_reads_as_zero_value_until_the_query_is_edited()
    {
        var notes = await SaveAsync(new Collection
        {
            Name = "notes",
            Fields = FieldList.Create([new TextField { Name = "title" }, new NumberField { Name = "n" }]),
        });
        await SaveAsync(new Collection { Name = "v", Type = CollectionTypes.View, ViewQuery = "select id, title, n from notes" });
        await _engine.AddAsync("notes", ("title", "a"), ("n", 5));
        Titles().ShouldBe(["a"]);

        await SaveAsync(
            notes with { Fields = FieldList.Create([.. notes.Fields.Select(field => field.Name == "title" ? field with { Name = "heading" } : field)]) });
        Titles().ShouldBe([""]);
        _engine.Records.List("v", new RecordQuery())[0].GetNumber("n").ShouldBe(5);
        _engine.Collections.Get("v").Fields.Find("title").ShouldNotBeNull();

        await SaveAsync(_engine.Collections.Get("v") with { ViewQuery = "select id, heading as title, n from notes" });
        Titles().ShouldBe(["a"]);
    }

    public async ValueTask InitializeAsync() => _engine = await TestEngine.OpenAsync();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private Task<Collection> SaveAsync(Collection collection) => _engine.Collections.SaveAsync(collection, TestContext.Current.CancellationToken);

    private IEnumerable<string> Titles() => _engine.Records.List("v", new RecordQuery()).Select(record => record.GetString("title"));
}
