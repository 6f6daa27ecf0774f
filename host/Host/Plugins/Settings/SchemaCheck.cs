using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Holdall.Http;

namespace Holdall.Host.Plugins.Settings;

/// <summary>Whether values are what a schema says.</summary>
internal sealed class SchemaCheck
{
    private const int LongestText = 100_000;
    private static readonly FieldError Unknown = new("validation_unknown_setting", "There is no such setting.");

    /// <summary>What is wrong, by the path of the setting.</summary>
    public FieldErrors Errors { get; } = new();

    /// <exception cref="RegexParseException">It is none.</exception>
    /// <exception cref="NotSupportedException">It can't be run in a time that grows with the text.</exception>
    public static Regex PatternOf(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Each member of <paramref name="values"/>; null takes a value out.</summary>
    public void Check(JsonObject schema, JsonObject values, IReadOnlyList<string> path)
    {
        foreach (var (name, value) in values)
        {
            IReadOnlyList<string> inner = [.. path, name];
            if (SettingsSchema.Find(schema, name) is not { } own || name.Length == 0 || name.Contains(':')) Errors.Add(inner, Unknown);
            else if (value is not null) CheckValue(own, value, inner);
        }
    }

    private void CheckValue(JsonObject schema, JsonNode value, IReadOnlyList<string> path)
    {
        var type = SettingsSchema.TypeOf(schema);
        if (!Fits(type, value))
        {
            Errors.Add(path, new FieldError("validation_invalid_value", type switch
            {
                "integer" => "Must be a whole number.",
                "number" => "Must be a number.",
                "boolean" => "Must be true or false.",
                "array" => "Must be a list.",
                "object" => "Must be an object.",
                _ => "Must be a text.",
            }));
        }
        else if (type == "object") Check(schema, value.AsObject(), path);
        else if (type == "array") CheckItems(schema, value.AsArray(), path);
        else if (FindFault(schema, value) is { } fault) Errors.Add(path, fault);
    }

    private void CheckItems(JsonObject schema, JsonArray items, IReadOnlyList<string> path)
    {
        var own = schema["items"] as JsonObject ?? new JsonObject { [SettingsSchema.Type] = "string" };
        foreach (var item in items)
        {
            if (item is null || !Fits(SettingsSchema.TypeOf(own), item)) Errors.Add(path, FieldError.Invalid);
            else if (FindFault(own, item) is { } fault) Errors.Add(path, fault);
        }
    }

    private static bool Fits(string type, JsonNode value) => (type, value.GetValueKind()) switch
    {
        ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) or ("array", JsonValueKind.Array) or ("object", JsonValueKind.Object) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => value.GetValue<double>() is var number && Math.Abs(number) < 1L << 53 && number == Math.Truncate(number),
        _ => false,
    };

    private static FieldError? FindFault(JsonObject schema, JsonNode value)
    {
        if (schema["enum"] is JsonArray choices && !choices.Any(choice => JsonNode.DeepEquals(choice, value))) return FieldError.NotInList;
        return value.GetValueKind() switch
        {
            JsonValueKind.Number => FindFault(schema, value.GetValue<double>()),
            JsonValueKind.String => FindFault(schema, value.GetValue<string>()),
            _ => null,
        };
    }

    private static FieldError? FindFault(JsonObject schema, double value)
    {
        if (NumberOf(schema, "minimum") is { } least && value < least) return Bound("validation_min_number_constraint", $"Must be {least:R} or more.");
        if (NumberOf(schema, "maximum") is { } most && value > most) return Bound("validation_max_number_constraint", $"Must be {most:R} or less.");
        return null;
    }

    private static FieldError? FindFault(JsonObject schema, string text)
    {
        // A file has no place for what a secret looks like when it is shown.
        if (SettingsSchema.IsSecret(schema) && text == SettingsValues.Mask) return FieldError.Invalid;
        var most = NumberOf(schema, "maxLength") ?? LongestText;
        if (text.Length > most) return Bound("validation_max_text_constraint", $"Must have {most:R} letters or less.");
        // An empty text is as none in configurations.
        if (text.Length == 0) return null;
        var least = NumberOf(schema, "minLength") ?? 0;
        if (text.Length < least) return Bound("validation_min_text_constraint", $"Must have {least:R} letters or more.");
        var fits = (string?)schema["pattern"] is not { } pattern || PatternOf(pattern).IsMatch(text);
        return fits ? null : new FieldError("validation_invalid_format", "Invalid value format.");
    }

    private static FieldError Bound(string code, FormattableString message) => new(code, FormattableString.Invariant(message));

    private static double? NumberOf(JsonObject schema, string name) =>
        schema[name]?.GetValueKind() == JsonValueKind.Number ? schema[name]!.GetValue<double>() : null;
}
