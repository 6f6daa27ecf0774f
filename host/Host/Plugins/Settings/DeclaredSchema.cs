using System.Text.Json;
using System.Text.RegularExpressions;

namespace Holdall.Host.Plugins.Settings;

/// <summary>Whether the schema of a manifest is one that forms and checks understand.</summary>
internal static class DeclaredSchema
{
    private const int Deepest = 4;
    private static readonly string[] Types = ["string", "integer", "number", "boolean", "array", "object"];

    private static readonly string[] Keys =
    [
        "$schema", "type", "title", "description", "default", "enum", "minimum", "maximum", "minLength", "maxLength", "pattern", "format", "writeOnly",
        "items", "properties", "additionalProperties",
    ];

    /// <summary>What is wrong with it, or null.</summary>
    public static string? FindFault(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(SettingsSchema.Properties, out _)
            ? FindFault(schema, "", 0)
            : "it must be the schema of an object, with \"properties\".";

    private static string? FindFault(JsonElement schema, string path, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object) return $"the schema{Of(path)} is no object.";
        if (depth > Deepest) return $"the schema{Of(path)} is too deep.";
        foreach (var member in schema.EnumerateObject())
        {
            if (!Keys.Contains(member.Name)) return $"\"{member.Name}\"{Of(path)} means nothing here.";
            if (FindFault(member, path, depth) is { } fault) return fault;
        }

        return depth == 0 || schema.TryGetProperty(SettingsSchema.Type, out _) ? null : $"the schema{Of(path)} has no type.";
    }

    private static string? FindFault(JsonProperty member, string path, int depth) => member.Name switch
    {
        "type" when !(member.Value.ValueKind == JsonValueKind.String && Types.Contains(member.Value.GetString())) =>
            $"the type{Of(path)} is none of {string.Join(", ", Types)}.",
        "minimum" or "maximum" or "minLength" or "maxLength" when member.Value.ValueKind != JsonValueKind.Number => $"{member.Name}{Of(path)} is no number.",
        "title" or "description" or "format" when member.Value.ValueKind != JsonValueKind.String => $"{member.Name}{Of(path)} is no text.",
        "enum" when member.Value.ValueKind != JsonValueKind.Array => $"enum{Of(path)} is no list.",
        "pattern" when !IsPattern(member.Value) => $"the pattern{Of(path)} is no regular expression.",
        "items" or "additionalProperties" => FindFault(member.Value, path + "." + member.Name, depth + 1),
        "properties" => FindFaultOfProperties(member.Value, path, depth),
        _ => null,
    };

    private static string? FindFaultOfProperties(JsonElement properties, string path, int depth)
    {
        if (properties.ValueKind != JsonValueKind.Object) return $"properties{Of(path)} are no object.";
        foreach (var property in properties.EnumerateObject())
        {
            if (property.Name.Length == 0 || property.Name.AsSpan().ContainsAny(':', '.')) return $"\"{property.Name}\"{Of(path)} is no name for a setting.";
            var inner = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (FindFault(property.Value, inner, depth + 1) is { } fault) return fault;
        }

        return null;
    }

    private static bool IsPattern(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return false;
        try
        {
            _ = SchemaCheck.PatternOf(value.GetString()!);
            return true;
        }
        catch (RegexParseException)
        {
            return false;
        }
        catch (NotSupportedException)
        {
            // It looks back or ahead, which can take any time.
            return false;
        }
    }

    private static string Of(string path) => path.Length == 0 ? "" : $" of \"{path}\"";
}
