using System.Text.Json;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Engine.Tests.Records;

/// <summary>A value that another program has left in a column never hides its row or those around it, and is in nobody's way.</summary>
public sealed class OddValueTests
{
    private static readonly Field[] Fields =
    [
        new TextField { Name = "text" }, new NumberField { Name = "number" }, new BoolField { Name = "bool" }, new EmailField { Name = "email" },
        new UrlField { Name = "url" },
        new EditorField { Name = "editor" }, new DateField { Name = "date" }, new AutodateField { Name = "autodate", OnCreate = true },
        new SelectField { Name = "select", Values = ["a"], MaxSelect = 1 }, new SelectField { Name = "selects", Values = ["a", "b"], MaxSelect = 2 },
        new FileField { Name = "file" }, new FileField { Name = "files", MaxSelect = 2 }, new JsonField { Name = "json" },
        new GeoPointField { Name = "place" },
    ];

    [Theory]
    [InlineData("'null'")]
    [InlineData("'nowhere'")]
    [InlineData("'['")]
    [InlineData("'{'")]
    [InlineData("'[1,{},null,[\"a\"]]'")]
    [InlineData("'{\"lon\":\"x\",\"lat\":1}'")]
    [InlineData("'{\"lon\":1e999}'")]
    [InlineData("'\"\\ud800\"'")]
    [InlineData("'[\"\\ud800\"]'")]
    [InlineData("''")]
    [InlineData("char(1)")]
    [InlineData("x'ff00'")]
    [InlineData("cast(x'5bff' AS TEXT)")]
    [InlineData("9e999")]
    [InlineData("-9223372036854775808")]
    [InlineData("12.5")]
    public async Task Rows_with_it_are_read_and_deleted_like_any_other(string value)
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.Collections.SaveAsync(
            new Collection { Name = "odd", Fields = FieldList.Create([new TextField { Name = "title" }, .. Fields]) }, TestContext.Current.CancellationToken);
        var odd = await engine.AddAsync("odd");
        await engine.AddAsync("odd");
        Sql.Execute(engine.File, $"UPDATE odd SET {string.Join(", ", Fields.Select(field => $"\"{field.Name}\" = {value}"))} WHERE id = '{odd.Id}'");
        engine.Records.List("odd", new RecordQuery()).Count.ShouldBe(2);
        var found = engine.Records.Find("odd", odd.Id)!;
        Shown(found).GetProperty("title").GetString().ShouldBe("");
        await engine.Records.DeleteAsync(found, TestContext.Current.CancellationToken);
        engine.Records.Count("odd").ShouldBe(1);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("nowhere")]
    [InlineData("[8, 47]")]
    [InlineData("{\"lon\":\"x\",\"lat\":1}")]
    public async Task What_is_no_place_reads_as_the_zero_place(string text)
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.Collections.SaveAsync(
            new Collection { Name = "places", Fields = FieldList.Create([new GeoPointField { Name = "at" }]) }, TestContext.Current.CancellationToken);
        var id = (await engine.AddAsync("places")).Id;
        Sql.Execute(engine.File, $"UPDATE places SET at = '{text}'");
        var record = engine.Records.Find("places", id)!;
        record["at"].ShouldBe(default(GeoPoint));
        await engine.Records.SaveAsync(record, TestContext.Current.CancellationToken);
    }

    private static JsonElement Shown(Holdall.Records.Record record)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, JsonStyle.WriterOptions)) record.WriteTo(writer);
        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }
}
