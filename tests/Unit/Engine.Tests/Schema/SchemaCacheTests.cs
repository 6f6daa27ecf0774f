using Holdall.Engine.Tests.Collections;
using Holdall.Fields;

namespace Holdall.Engine.Tests.Schema;

public sealed class SchemaCacheTests : IDisposable
{
    private readonly TestSchema _schema = new();

    public void Dispose() => _schema.Dispose();

    [Fact]
    public async Task A_collection_that_did_not_change_is_not_read_anew()
    {
        var a = await _schema.CreateAsync("a", new TextField { Name = "t" });
        var (users, stored) = (_schema.Store.Get("users"), _schema.Store.Get("a"));
        await _schema.CreateAsync("b");
        await _schema.Store.SaveAsync(a with { ListRule = "" });
        _schema.Store.Get("users").ShouldBeSameAs(users);
        _schema.Store.Get("a").ShouldNotBeSameAs(stored);
        _schema.Cache.Reload();
        _schema.Store.Get("users").ShouldBeSameAs(users);
    }

    [Fact]
    public async Task What_a_transaction_has_read_is_kept_when_it_ends()
    {
        await _schema.Databases.Main.RunAsync(async () =>
        {
            await _schema.CreateAsync("a");
            var seen = _schema.Store.Get("a");
            await _schema.CreateAsync("b");
            _schema.Store.Get("a").ShouldBeSameAs(seen);
        });
        var a = _schema.Store.Get("a");
        _schema.Cache.Reload();
        _schema.Store.Get("a").ShouldBeSameAs(a);
    }

    [Fact]
    public async Task A_row_that_another_program_changed_is_read()
    {
        await _schema.CreateAsync("a");
        _schema.Execute("UPDATE _collections SET listRule = 'id != \"\"' WHERE name = 'a'");
        _schema.Cache.Reload();
        _schema.Store.Get("a").ListRule.ShouldBe("id != \"\"");
    }

    [Fact]
    public async Task Only_views_on_what_has_changed_are_looked_at()
    {
        await _schema.CreateAsync("apples", new TextField { Name = "t" });
        await _schema.CreateAsync("pears");
        await _schema.CreateViewAsync("v", "select id, t from apples");
        _schema.Execute("UPDATE _collections SET fields = replace(fields, '\"max\":0', '\"max\":7') WHERE name = 'v'");
        _schema.Cache.Reload();
        await _schema.Store.SaveAsync(_schema.Store.Get("pears") with { ListRule = "" });
        MaxOfView().ShouldBe(7);
        await _schema.Store.SaveAsync(_schema.Store.Get("apples") with { ListRule = "" });
        MaxOfView().ShouldBe(0);
    }

    private long MaxOfView() => ((TextField)_schema.Store.Get("v").Fields["t"]).Max;
}
