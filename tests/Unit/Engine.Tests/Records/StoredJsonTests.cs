using Holdall.Collections;
using Holdall.Fields;
using Holdall.Values;

namespace Holdall.Engine.Tests.Records;

/// <summary>What stands in a column of a json field, whoever wrote it, can be read and saved again.</summary>
public sealed class StoredJsonTests
{
    [Theory]
    [InlineData("'abc'", "\"abc\"")]
    [InlineData("''", "\"\"")]
    [InlineData("'[1'", "\"[1\"")]
    [InlineData("'{\"b\": 1}'", "{\"b\": 1}")]
    [InlineData("'true'", "true")]
    [InlineData("'12'", "12")]
    [InlineData("1.5", "1.5")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    public async Task Any_text_is_read_as_the_JSON_that_it_means(string stored, string json)
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.Collections.SaveAsync(
            new Collection { Name = "notes", Fields = FieldList.Create([new JsonField { Name = "j" }]) }, TestContext.Current.CancellationToken);
        var id = (await engine.AddAsync("notes")).Id;
        Sql.Execute(engine.File, $"UPDATE notes SET j = {stored}");
        var record = engine.Records.Find("notes", id)!;
        record["j"].ShouldBe(new JsonText(json));
        await engine.Records.SaveAsync(record, TestContext.Current.CancellationToken);
        engine.Records.Find("notes", id)!["j"].ShouldBe(new JsonText(json));
    }
}
