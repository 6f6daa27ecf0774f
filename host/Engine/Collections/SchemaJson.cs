using System.Text.Json;
using System.Text.Json.Serialization;
using Holdall.Collections;

namespace Holdall.Engine.Collections;

/// <summary>JSON of schema parts, generated at build time. Missing keys give the zero value and unknown ones are ignored (spec 01, section 5).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = false, Converters = [typeof(NumberJson)])]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(AuthOptions))]
[JsonSerializable(typeof(CollectionHead))]
[JsonSerializable(typeof(TextField))]
[JsonSerializable(typeof(EmailField))]
[JsonSerializable(typeof(UrlField))]
[JsonSerializable(typeof(EditorField))]
[JsonSerializable(typeof(PasswordField))]
[JsonSerializable(typeof(DateField))]
[JsonSerializable(typeof(AutodateField))]
[JsonSerializable(typeof(NumberField))]
[JsonSerializable(typeof(BoolField))]
[JsonSerializable(typeof(JsonField))]
[JsonSerializable(typeof(GeoPointField))]
[JsonSerializable(typeof(SelectField))]
[JsonSerializable(typeof(RelationField))]
[JsonSerializable(typeof(FileField))]
internal sealed partial class SchemaJson : JsonSerializerContext;

/// <summary>Numbers as JavaScript writes them.</summary>
internal sealed class NumberJson : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => Cast.WriteNumber(writer, value);
}
