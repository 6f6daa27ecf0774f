using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Holdall.Host.Plugins.Settings;

/// <summary>The schema that the types of settings have by themselves: names, types and defaults, and what their attributes say.</summary>
internal static class DerivedSchema
{
    private const int Deepest = 3;

    // As configurations write a TimeSpan.
    private const string Duration = @"^(\d+\.)?\d{1,2}:\d{2}(:\d{2}(\.\d{1,7})?)?$";

    private static readonly string[] SecretEnds = ["Password", "Secret", "Token", "PrivateKey", "ApiKey"];

    /// <summary>Null without a type that has something to set.</summary>
    public static JsonObject? Of(IReadOnlyList<Type> types)
    {
        var properties = new JsonObject();
        foreach (var type in types) Add(properties, type, 0);
        return properties.Count == 0 ? null : new JsonObject { ["type"] = "object", ["properties"] = properties };
    }

    private static void Add(JsonObject properties, Type type, int depth)
    {
        var usual = type.GetConstructor(Type.EmptyTypes) is null || type.IsAbstract ? null : Activator.CreateInstance(type);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (properties.ContainsKey(name) || property.GetIndexParameters().Length > 0 || !(property.CanWrite || IsList(property.PropertyType))) continue;
            if (SchemaOf(property, usual is null ? null : property.GetValue(usual), depth) is { } schema) properties[name] = schema;
        }
    }

    private static JsonObject? SchemaOf(PropertyInfo property, object? usual, int depth)
    {
        if (SchemaOf(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, usual, depth) is not { } schema) return null;
        if (property.GetCustomAttribute<DisplayAttribute>() is { } display)
        {
            if (display.GetName() is { } title) schema["title"] = title;
            if (display.GetDescription() is { } about) schema["description"] = about;
        }

        if (property.GetCustomAttribute<DescriptionAttribute>() is { } description) schema["description"] = description.Description;
        if (property.GetCustomAttribute<RangeAttribute>() is { } range) AddRange(schema, range);
        if (property.GetCustomAttribute<StringLengthAttribute>() is { } length)
        {
            schema["minLength"] = length.MinimumLength;
            schema["maxLength"] = length.MaximumLength;
        }

        if (property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
        {
            schema["enum"] = new JsonArray([.. allowed.Values.Select(static one => JsonSerializer.SerializeToNode(one))]);
        }

        if (IsSecret(property)) schema[SettingsSchema.Secret] = true;
        return schema;
    }

    private static JsonObject? SchemaOf(Type type, object? usual, int depth)
    {
        if (type == typeof(bool)) return Simple("boolean", usual as bool?);
        if (type == typeof(string)) return Simple("string", usual as string);
        if (type == typeof(TimeSpan))
            return With(Simple("string", (usual as TimeSpan?)?.ToString("c")), ("format", "duration"), ("pattern", Duration));
        if (type.IsEnum) return With(Simple("string", usual?.ToString()), ("enum", NamesOf(type)));
        if (type == typeof(int) || type == typeof(long)) return Simple("integer", usual is null ? null : Convert.ToInt64(usual, null));
        if (type == typeof(double) || type == typeof(float) || type == typeof(decimal))
            return Simple("number", usual is null ? null : Convert.ToDouble(usual, null));
        if (type.IsAssignableTo(typeof(IEnumerable<string>))) return With(Simple("array", null), ("items", Simple("string", null)));
        if (type.IsAssignableTo(typeof(IEnumerable<KeyValuePair<string, string>>)))
            return With(Simple("object", null), ("additionalProperties", Simple("string", null)));
        if (!type.IsClass || IsList(type) || depth == Deepest) return null;
        var inner = new JsonObject();
        Add(inner, type, depth + 1);
        return inner.Count == 0 ? null : With(Simple("object", null), (SettingsSchema.Properties, inner));
    }

    private static JsonArray NamesOf(Type type) => new([.. Enum.GetNames(type).Select(static name => (JsonNode)name)]);

    private static JsonObject Simple(string type, JsonNode? usual)
    {
        var schema = new JsonObject { [SettingsSchema.Type] = type };
        if (usual is not null) schema["default"] = usual;
        return schema;
    }

    private static JsonObject With(JsonObject schema, params ReadOnlySpan<(string Name, JsonNode Value)> members)
    {
        foreach (var (name, value) in members) schema[name] = value;
        return schema;
    }

    private static void AddRange(JsonObject schema, RangeAttribute range)
    {
        if (range.OperandType != typeof(int) && range.OperandType != typeof(double)) return;
        schema["minimum"] = Convert.ToDouble(range.Minimum, null);
        schema["maximum"] = Convert.ToDouble(range.Maximum, null);
    }

    private static bool IsSecret(PropertyInfo property) =>
        property.PropertyType == typeof(string)
        && (property.GetCustomAttribute<PasswordPropertyTextAttribute>() is { Password: true }
            || SecretEnds.Any(end => property.Name.EndsWith(end, StringComparison.Ordinal)));

    private static bool IsList(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(System.Collections.IEnumerable));
}
