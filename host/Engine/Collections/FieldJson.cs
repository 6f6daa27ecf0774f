using System.Text.Json;
using Holdall.Collections;

namespace Holdall.Engine.Collections;

/// <summary>The JSON of fields: keys in byte order, all options of a type always written.</summary>
internal static class FieldJson
{
    /// <exception cref="NotSupportedException">A field has an unknown type.</exception>
    public static FieldList ReadList(string json)
    {
        using var document = JsonDocument.Parse(json);
        var fields = new Field[document.RootElement.GetArrayLength()];
        var i = 0;
        foreach (var element in document.RootElement.EnumerateArray()) fields[i++] = Read(element);
        return FieldList.Create(fields);
    }

    public static Field Read(JsonElement element)
    {
        var type = element.TryGetProperty("type", out var value) ? value.GetString() : null;
        Field? field = type switch
        {
            "text" => element.Deserialize(SchemaJson.Default.TextField),
            "number" => element.Deserialize(SchemaJson.Default.NumberField),
            "bool" => element.Deserialize(SchemaJson.Default.BoolField),
            "email" => element.Deserialize(SchemaJson.Default.EmailField),
            "url" => element.Deserialize(SchemaJson.Default.UrlField),
            "editor" => element.Deserialize(SchemaJson.Default.EditorField),
            "date" => element.Deserialize(SchemaJson.Default.DateField),
            "autodate" => element.Deserialize(SchemaJson.Default.AutodateField),
            "select" => element.Deserialize(SchemaJson.Default.SelectField),
            "file" => element.Deserialize(SchemaJson.Default.FileField),
            "relation" => element.Deserialize(SchemaJson.Default.RelationField),
            "json" => element.Deserialize(SchemaJson.Default.JsonField),
            "password" => element.Deserialize(SchemaJson.Default.PasswordField),
            "geoPoint" => element.Deserialize(SchemaJson.Default.GeoPointField),
            _ => throw new NotSupportedException($"A field has the unknown type \"{type}\"."),
        };
        return field!;
    }
}
