using System.Text.Json;
using Holdall.Fields;

namespace Holdall.Tests.Collections;

/// <summary>What each type of field makes of any input.</summary>
public sealed class FieldNormalizeTests
{
    private static readonly string[] Inputs = ["null", "true", "123.5", "\"abc\"", "[\"a\",\"b\"]", "{\"x\":1}"];

    public static TheoryData<string, Field, string[]> Table => new()
    {
        { "text", new TextField { Name = "f" }, ["\"\"", "\"true\"", "\"123.5\"", "\"abc\"", "\"\"", "\"\""] },
        { "email", new EmailField { Name = "f" }, ["\"\"", "\"true\"", "\"123.5\"", "\"abc\"", "\"\"", "\"\""] },
        { "url", new UrlField { Name = "f" }, ["\"\"", "\"true\"", "\"123.5\"", "\"abc\"", "\"\"", "\"\""] },
        { "editor", new EditorField { Name = "f" }, ["\"\"", "\"true\"", "\"123.5\"", "\"abc\"", "\"\"", "\"\""] },
        { "number", new NumberField { Name = "f" }, ["0", "1", "123.5", "0", "0", "0"] },
        { "bool", new BoolField { Name = "f" }, ["false", "true", "true", "false", "false", "false"] },
        { "date", new DateField { Name = "f" }, ["\"\"", "\"\"", "\"\"", "\"\"", "\"\"", "\"\""] },
        { "single", new SelectField { Name = "f", MaxSelect = 1 }, ["\"\"", "\"true\"", "\"123.5\"", "\"abc\"", "\"b\"", "\"\""] },
        { "multiple", new RelationField { Name = "f", MaxSelect = 2 }, ["[]", "[\"true\"]", "[\"123.5\"]", "[\"abc\"]", "[\"a\",\"b\"]", "[]"] },
        { "json", new JsonField { Name = "f" }, ["null", "true", "123.5", "\"abc\"", "[\"a\",\"b\"]", "{\"x\":1}"] },
        {
            "geoPoint", new GeoPointField { Name = "f" },
            ["{\"lon\":0,\"lat\":0}", "{\"lon\":0,\"lat\":0}", "{\"lon\":0,\"lat\":0}", "{\"lon\":0,\"lat\":0}", "{\"lon\":0,\"lat\":0}", "{\"lon\":0,\"lat\":0}"]
        },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Input_becomes_the_value_of_the_field(string label, Field field, string[] outputs)
    {
        for (var i = 0; i < Inputs.Length; i++)
        {
            using var document = JsonDocument.Parse(Inputs[i]);
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream)) field.WriteValue(writer, field.Normalize(document.RootElement));
            System.Text.Encoding.UTF8.GetString(stream.ToArray()).ShouldBe(outputs[i], $"{label} from {Inputs[i]}");
        }
    }
}
