using System.Text.Json;
using System.Text.Json.Nodes;

namespace Holdall.Host.Plugins.Settings;

/// <summary>The schema of a plugin's settings: a part of JSON Schema that a form can be made of.</summary>
internal static class SettingsSchema
{
    public const string Type = "type";
    public const string Properties = "properties";
    public const string Secret = "writeOnly";

    /// <summary>What the manifest says, or what the types of a plugin that runs say by themselves; null where nothing is known.</summary>
    public static JsonObject? Of(PluginState plugin)
    {
        if (plugin.Manifest.Settings is { ValueKind: JsonValueKind.Object } declared) return JsonObject.Create(declared);
        var types = plugin.Contributions?.Settings.Where(settings => settings.Section.Equals(plugin.Id, StringComparison.OrdinalIgnoreCase));
        return types is null ? null : DerivedSchema.Of([.. types.Select(static settings => settings.Type)]);
    }

    public static string TypeOf(JsonObject schema) => (string?)schema[Type] ?? "string";

    public static bool IsSecret(JsonObject schema) => schema[Secret]?.GetValueKind() == JsonValueKind.True;

    /// <summary>The schema of a name. What takes any names has one for all of them.</summary>
    public static JsonObject? Find(JsonObject schema, string name) =>
        (schema[Properties] as JsonObject)?[name] as JsonObject ?? schema["additionalProperties"] as JsonObject;
}
