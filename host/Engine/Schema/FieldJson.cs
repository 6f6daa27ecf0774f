using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Holdall.Engine.Json;
using Holdall.Fields;
using Holdall.Values;

namespace Holdall.Engine.Schema;

/// <summary>The JSON of fields: keys in byte order, all options of a type always written.</summary>
internal static class FieldJson
{
    private static readonly Dictionary<string, JsonTypeInfo> Types = new(StringComparer.Ordinal)
    {
        ["text"] = Of<TextField>(),
        ["number"] = Of<NumberField>(),
        ["bool"] = Of<BoolField>(),
        ["email"] = Of<EmailField>(),
        ["url"] = Of<UrlField>(),
        ["editor"] = Of<EditorField>(),
        ["date"] = Of<DateField>(),
        ["autodate"] = Of<AutodateField>(),
        ["select"] = Of<SelectField>(),
        ["file"] = Of<FileField>(),
        ["relation"] = Of<RelationField>(),
        ["json"] = Of<JsonField>(),
        ["password"] = Of<PasswordField>(),
        ["geoPoint"] = Of<GeoPointField>(),
    };

    /// <summary>How fields of a type are read and written, or null for an unknown type.</summary>
    public static JsonTypeInfo? FindType(string? type) => type is null ? null : Types.GetValueOrDefault(type);

    /// <exception cref="NotSupportedException">A field has an unknown type.</exception>
    public static FieldList ReadList(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind == JsonValueKind.Null) return FieldList.Empty;
        var fields = new Field[document.RootElement.GetArrayLength()];
        var i = 0;
        foreach (var element in document.RootElement.EnumerateArray()) fields[i++] = Read(element);
        return FieldList.Create(fields);
    }

    /// <exception cref="NotSupportedException">The field has an unknown type.</exception>
    public static Field Read(JsonElement element)
    {
        var type = element.TryGetProperty("type", out var value) ? value.GetString() : null;
        var info = FindType(type) ?? throw new NotSupportedException($"A field has the unknown type \"{type}\".");
        var field = Deserialize(element, info);
        return field switch
        {
            AutodateField => field with { Help = "", Required = false },
            // Text that is no date counts as unset.
            DateField date => date with { Min = Cast.ToDate(date.Min), Max = Cast.ToDate(date.Max) },
            _ => field,
        };
    }

    private static Field Deserialize(JsonElement element, JsonTypeInfo info)
    {
        try
        {
            return (Field)element.Deserialize(info)!;
        }
        catch (JsonException) when (element.EnumerateObject().Any(member => member.Value.ValueKind == JsonValueKind.Null))
        {
            // A null where there can be none means the zero value, like a missing key.
            var members = (Dictionary<string, object?>)Cast.FromElement(element)!;
            var merged = JsonMerge.Merge(info, new Dictionary<string, object?> { ["name"] = "" }, members);
            return (Field)JsonSerializer.Deserialize(Cast.Serialize(merged), info)!;
        }
    }

    public static void Write(Utf8JsonWriter writer, Field field) => JsonSerializer.Serialize(writer, field, Types[field.Type]);

    public static void WriteList(Utf8JsonWriter writer, FieldList fields)
    {
        writer.WriteStartArray();
        foreach (var field in fields) Write(writer, field);
        writer.WriteEndArray();
    }

    private static JsonTypeInfo Of<TField>() where TField : Field => SchemaShape.Stored.GetTypeInfo(typeof(TField));
}
