using Holdall.Collections;

namespace Holdall.Engine.Tests.Records;

public sealed class UnreadableRowTests
{
    [Fact]
    public async Task A_row_with_a_geoPoint_that_is_none_is_not_found()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.Collections.SaveAsync(
            new Collection { Name = "places", Fields = FieldList.Create([new GeoPointField { Name = "at" }]) }, TestContext.Current.CancellationToken);
        var record = await engine.AddAsync("places");
        engine.Records.Find("places", record.Id).ShouldNotBeNull();
        Sql.Execute(engine.File, "UPDATE places SET at = 'nowhere'");
        engine.Records.Find("places", record.Id).ShouldBeNull();
    }
}
