using Holdall.Collections;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Engine.Tests.Schema.Tables;

/// <summary>Statements that PocketBase 0.39 or 0.40 stored in the row of a collection.</summary>
public sealed class IndexRowTests : IAsyncLifetime
{
    private const string Stored = "SELECT indexes FROM _collections WHERE name = 'shelf'";

    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        await _engine.Collections.SaveAsync(Collection.NewBase("shelf", [new TextField { Name = "a" }]) with { Indexes = ["create index i on shelf (a)"] });
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Theory]
    [InlineData("create index i on shelf (a); drop table shelf")]
    [InlineData("create unique index i on shelf (a) -- 0.39 took this")]
    [InlineData("create index i on shelf (a) where length(a) > 1")]
    [InlineData("create index i on shelf (a) where a in ('1','2')")]
    [InlineData("create index i on shelf (a) where a > '5';")]
    public async Task A_directory_opens_with_them_and_leaves_them_as_they_are(string index)
    {
        await StoreAsync(index);

        await ReopenAsync();
        await _engine.AddAsync("shelf", ("a", "x"));

        _engine.Collections.Get("shelf").Indexes.ShouldBe([index]);
        Row().ShouldBe([index]);
    }

    [Theory]
    [InlineData("create index i on shelf (a) where length(a) > 1")]
    [InlineData("create index i on shelf (a) where a in ('1','2')")]
    [InlineData("create index i on shelf (a) where a > '5';")]
    public async Task A_partial_index_is_kept_as_written_when_the_collection_is_saved(string index)
    {
        await StoreAsync(index);
        await ReopenAsync();

        await _engine.Collections.SaveAsync(
            _engine.Collections.Get("shelf") with { Fields = [.. _engine.Collections.Get("shelf").Fields, new BoolField { Name = "b" }] });

        Row().ShouldBe([index]);
        _engine.Texts("SELECT sql FROM sqlite_schema WHERE name = 'i'").Single().ShouldStartWith("CREATE INDEX `i` ON `shelf` (`a`) WHERE ");
    }

    [Fact]
    public async Task One_with_something_behind_its_end_is_reported_and_can_be_replaced()
    {
        await StoreAsync("create index i on shelf (a); drop table shelf");
        await ReopenAsync();
        var shelf = _engine.Collections.Get("shelf");

        var failure = await Should.ThrowAsync<ApiException>(() => _engine.Collections.SaveAsync(shelf with { ListRule = "" }));
        failure.Errors.Find("indexes.0")!.Code.ShouldBe("validation_invalid_index_expression");

        await _engine.Collections.SaveAsync(shelf with { Indexes = ["create index i on shelf (a desc)"] });
        _engine.Texts("SELECT sql FROM sqlite_schema WHERE name = 'i'").ShouldBe(["CREATE INDEX `i` ON `shelf` (`a` DESC)"]);
    }

    [Fact]
    public async Task A_rename_leads_a_partial_index_to_the_new_table()
    {
        await StoreAsync("create index i on shelf (a) where length(a) > 1");
        await ReopenAsync();

        await _engine.Collections.SaveAsync(_engine.Collections.Get("shelf") with { Name = "rack" });

        _engine.Texts("SELECT sql FROM sqlite_schema WHERE name = 'i'").ShouldBe(["CREATE INDEX `i` ON `rack` (`a`) WHERE length(a) > 1"]);
    }

    private async Task StoreAsync(string index) =>
        await _engine.Get<Databases>().Main.WriteAsync(index, static (session, text) =>
        {
            using var statement = session.Prepare("UPDATE _collections SET indexes = json_array(?1) WHERE name = 'shelf'");
            statement.Bind(1, text);
            return statement.Execute();
        });

    private string[] Row() => System.Text.Json.JsonSerializer.Deserialize<string[]>(_engine.Texts(Stored).Single())!;

    private async Task ReopenAsync()
    {
        await _engine.CloseAsync();
        _engine = await TestEngine.OpenAsync(_engine.Folder);
    }
}
