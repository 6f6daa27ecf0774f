using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Holdall.Collections;

namespace Holdall.Engine.Collections;

/// <summary>
/// Merges a body over something that exists (spec 02, section 3.2): absent keys keep their value, objects are merged, lists of objects by position,
/// null is for nullable members only, keys match exactly or else in any letter case, unknown ones are ignored.
/// </summary>
internal static class JsonMerge
{
    /// <exception cref="JsonException">A value has the wrong type.</exception>
    public static T Apply<T>(JsonTypeInfo<T> type, T current, IEnumerable<KeyValuePair<string, object?>> body)
    {
        var tree = Cast.FromElement(JsonSerializer.SerializeToElement(current, type)) as Dictionary<string, object?> ?? [];
        return JsonSerializer.Deserialize(Cast.Serialize(Merge(type, tree, body)), type)!;
    }

    public static Dictionary<string, object?> Merge(JsonTypeInfo type, Dictionary<string, object?> current, IEnumerable<KeyValuePair<string, object?>> body)
    {
        var merged = new Dictionary<string, object?>(current, StringComparer.Ordinal);
        var exact = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in body)
        {
            if (Find(type, key) is not { } property) continue;
            var isExact = property.Name == key;
            if (!isExact && exact.Contains(property.Name)) continue;
            if (isExact) exact.Add(key);
            Set(merged, property, value, type.Options);
        }

        return merged;
    }

    private static JsonPropertyInfo? Find(JsonTypeInfo type, string key)
    {
        JsonPropertyInfo? similar = null;
        foreach (var property in type.Properties)
        {
            if (property.Name == key) return property;
            if (property.Name.Equals(key, StringComparison.OrdinalIgnoreCase)) similar = property;
        }

        return similar;
    }

    private static void Set(Dictionary<string, object?> merged, JsonPropertyInfo property, object? value, JsonSerializerOptions options)
    {
        var type = options.GetTypeInfo(property.PropertyType);
        if (value is null)
        {
            if (IsNullable(property)) merged[property.Name] = null;
            else if (type.Kind == JsonTypeInfoKind.Enumerable) merged[property.Name] = new List<object?>();
            return;
        }

        merged[property.Name] = (type.Kind, value) switch
        {
            (JsonTypeInfoKind.Object, IEnumerable<KeyValuePair<string, object?>> members) => Merge(type, Members(merged, property), members),
            (JsonTypeInfoKind.Dictionary, IEnumerable<KeyValuePair<string, object?>> members) => Overlay(Members(merged, property), members),
            (JsonTypeInfoKind.Enumerable, IEnumerable<object?> items) when type.ElementType is { } element && value is not string =>
                MergeItems(options.GetTypeInfo(element), merged.GetValueOrDefault(property.Name) as List<object?> ?? [], items),
            _ => value,
        };
    }

    private static Dictionary<string, object?> Members(Dictionary<string, object?> merged, JsonPropertyInfo property) =>
        merged.GetValueOrDefault(property.Name) as Dictionary<string, object?> ?? [];

    private static List<object?> MergeItems(JsonTypeInfo element, List<object?> current, IEnumerable<object?> items)
    {
        var merged = new List<object?>();
        foreach (var item in items)
        {
            var place = merged.Count;
            var old = place < current.Count ? current[place] as Dictionary<string, object?> ?? [] : [];
            merged.Add(item switch
            {
                IEnumerable<KeyValuePair<string, object?>> members when element.Kind == JsonTypeInfoKind.Object => Merge(element, old, members),
                null when element.Kind == JsonTypeInfoKind.Object => new Dictionary<string, object?>(),
                null => "",
                _ => item,
            });
        }

        return merged;
    }

    private static Dictionary<string, object?> Overlay(Dictionary<string, object?> current, IEnumerable<KeyValuePair<string, object?>> members)
    {
        var merged = new Dictionary<string, object?>(current, StringComparer.Ordinal);
        foreach (var (key, value) in members) merged[key] = value;
        return merged;
    }

    private static bool IsNullable(JsonPropertyInfo property) =>
        property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : property.IsGetNullable;
}
