using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Values;

namespace Holdall.Engine.Schema;

/// <summary>
/// The two shapes of schema parts: keys in the order that they are stored in, with and without secrets. Missing keys give the zero value and unknown ones
/// are ignored. The serializer works by reflection: generated code would turn missing keys of init-only members into null.
/// </summary>
internal static class SchemaShape
{
    /// <summary>As it is stored: with secrets.</summary>
    public static readonly JsonSerializerOptions Stored = Shaped(StoredShape);

    /// <summary>As it is shown: without secrets.</summary>
    public static readonly JsonSerializerOptions Public = Shaped(PublicShape);

    private static JsonSerializerOptions Shaped(Action<JsonTypeInfo> secrets) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JsonStyle.Encoder,
        Converters = { new NumberJson() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(FieldShape).WithAddedModifier(OAuth2Order).WithAddedModifier(secrets),
    };

    /// <summary>Keys in byte order, without what follows from the type; autodates have no common options but the flags.</summary>
    private static void FieldShape(JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(Field))) return;
        var kept = new List<JsonPropertyInfo>();
        foreach (var property in type.Properties)
        {
            if (property.Name is "isMultiple" or "zero") continue;
            if (type.Type == typeof(AutodateField) && property.Name is "help" or "required") property.ShouldSerialize = static (_, _) => false;
            kept.Add(property);
        }

        kept.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        type.Properties.Clear();
        foreach (var property in kept) type.Properties.Add(property);
    }

    private static void OAuth2Order(JsonTypeInfo type)
    {
        if (type.Type != typeof(OAuth2Options)) return;
        foreach (var property in type.Properties) property.Order = property.Name switch { "providers" => 0, "mappedFields" => 1, _ => 2 };
    }

    private static void StoredShape(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (IsSecret(type, property)) property.ShouldSerialize = static (_, value) => value is string { Length: > 0 };
        }
    }

    private static void PublicShape(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (IsSecret(type, property)) property.ShouldSerialize = static (_, _) => false;
        }
    }

    private static bool IsSecret(JsonTypeInfo type, JsonPropertyInfo property) =>
        (type.Type == typeof(TokenOptions) && property.Name == "secret") || (type.Type == typeof(OAuth2Provider) && property.Name == "clientSecret");
}
