using Holdall.Collections;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Records;

public sealed class CascadeTests : IAsyncLifetime
{
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        var links = await _engine.Collections.SaveAsync(Collection.NewBase("links"));
        var before = new RelationField { Name = "before", CollectionId = links.Id, MaxSelect = 1, CascadeDelete = true };
        await _engine.Collections.SaveAsync(links with { Fields = FieldList.Create([.. links.Fields, before]), Indexes = ["CREATE INDEX idx_before ON links (before)"] });
    }

    [Fact]
    public async Task A_chain_of_records_of_any_length_goes_with_its_first()
    {
        await _engine.Get<Databases>().Main.WriteAsync(0, static (session, _) => session.ExecuteAll(
            "INSERT INTO links (id, before) WITH n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT 'n' || i, iif(i = 0, '', 'n' || (i - 1)) FROM n"));
        await _engine.Records.DeleteAsync(_engine.Records.Find("links", "n0")!, TestContext.Current.CancellationToken);
        _engine.Records.Count("links").ShouldBe(0);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
