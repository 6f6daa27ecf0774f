using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Holdall.Host.Plugins.Settings;

/// <summary>Values of a configuration, which knows texts only, as a schema has them.</summary>
internal static class SettingsValues
{
    /// <summary>Stands for a secret: it never leaves the server.</summary>
    public const string Mask = "******";

    public static bool IsMask(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String && value.GetValue<string>() == Mask;

    /// <summary>What is set. Names that the schema does not have are left out.</summary>
    public static JsonObject Read(JsonObject schema, IConfiguration section)
    {
        var values = new JsonObject();
        foreach (var child in section.GetChildren())
        {
            var name = NameOf(schema, child.Key);
            if (name is not null && SettingsSchema.Find(schema, name) is { } own && ValueOf(own, child) is { } value) values[name] = value;
        }

        return values;
    }

    /// <summary>The paths that a source sets, joined by dots.</summary>
    public static IEnumerable<string> Paths(JsonObject schema, IConfiguration section, string start = "")
    {
        foreach (var child in section.GetChildren())
        {
            if (NameOf(schema, child.Key) is not { } name || SettingsSchema.Find(schema, name) is not { } own) continue;
            if (own[SettingsSchema.Properties] is null) yield return start + name;
            else foreach (var inner in Paths(own, child, $"{start}{name}.")) yield return inner;
        }
    }

    /// <summary>A configuration has no case.</summary>
    private static string? NameOf(JsonObject schema, string key)
    {
        foreach (var (name, _) in schema[SettingsSchema.Properties] as JsonObject ?? [])
        {
            if (name.Equals(key, StringComparison.OrdinalIgnoreCase)) return name;
        }

        return schema["additionalProperties"] is JsonObject ? key : null;
    }

    private static JsonNode? ValueOf(JsonObject schema, IConfigurationSection section)
    {
        switch (SettingsSchema.TypeOf(schema))
        {
            case "object": return Read(SettingsSchema.IsSecret(schema) ? Masked(schema) : schema, section);
            case "array": return new JsonArray([.. section.GetChildren().Select(static item => (JsonNode)(item.Value ?? ""))]);
            default: return section.Value is { } text ? Typed(schema, text) : null;
        }
    }

    private static JsonNode Typed(JsonObject schema, string text)
    {
        if (SettingsSchema.IsSecret(schema)) return text.Length == 0 ? "" : Mask;
        return SettingsSchema.TypeOf(schema) switch
        {
            "boolean" when bool.TryParse(text, out var value) => value,
            "integer" when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
            "number" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
            // What the plugin would not understand is shown as it stands there.
            _ => text,
        };
    }

    /// <summary>An object of secrets, such as headers: the names may be seen.</summary>
    public static JsonObject Masked(JsonObject schema)
    {
        var masked = schema.DeepClone().AsObject();
        if (masked["additionalProperties"] is JsonObject any) any[SettingsSchema.Secret] = true;
        foreach (var (_, own) in masked[SettingsSchema.Properties] as JsonObject ?? []) own![SettingsSchema.Secret] = true;
        return masked;
    }
}
