using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Holdall.Collections;
using Holdall.Values;

namespace Holdall.Engine.Json;

/// <summary>
/// Merges a body over something that exists: absent keys keep their value, null sets the zero value, objects and maps are
/// merged, and lists are replaced. Names count letter by letter, but for those of whole sections; unknown ones are ignored.
/// </summary>
internal static class JsonMerge
{
    /// <exception cref="JsonException">A value has the wrong type.</exception>
    public static T Apply<T>(JsonTypeInfo<T> type, T current, IEnumerable<KeyValuePair<string, object?>> body)
    {
        var tree = Cast.FromElement(JsonSerializer.SerializeToElement(current, type)) as Dictionary<string, object?> ?? [];
        return JsonSerializer.Deserialize(Cast.Serialize(Merge(type, tree, Exact(type, body))), type)!;
    }

    public static Dictionary<string, object?> Merge(JsonTypeInfo type, Dictionary<string, object?> current, IEnumerable<KeyValuePair<string, object?>> body)
    {
        var merged = new Dictionary<string, object?>(current, StringComparer.Ordinal);
        foreach (var (key, value) in body)
        {
            if (Find(type, key) is { } property) merged[key] = Merge(property, merged.GetValueOrDefault(key), value);
        }

        return merged;
    }

    /// <summary>
    /// The members of a body whose names are those of the type, or are so in another letter case and not there exactly. Rules have no other case.
    /// </summary>
    private static Dictionary<string, object?> Exact(JsonTypeInfo type, IEnumerable<KeyValuePair<string, object?>> body)
    {
        var exact = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in body)
        {
            if (Find(type, key) is not null) exact[key] = value;
            else if (FindSection(type, key) is { } section) exact.TryAdd(section.Name, value);
        }

        return exact;
    }

    /// <summary>The member that a name of a body means; null when there is none.</summary>
    public static JsonPropertyInfo? FindMember(JsonTypeInfo type, string key) => Find(type, key) ?? FindSection(type, key);

    private static JsonPropertyInfo? Find(JsonTypeInfo type, string key)
    {
        foreach (var property in type.Properties)
        {
            if (property.Name == key) return property;
        }

        return null;
    }

    private static JsonPropertyInfo? FindSection(JsonTypeInfo type, string key)
    {
        foreach (var property in type.Properties)
        {
            if (property.Name.Equals(key, StringComparison.OrdinalIgnoreCase) && !property.Name.EndsWith("Rule", StringComparison.Ordinal)) return property;
        }

        return null;
    }

    private static object? Merge(JsonPropertyInfo property, object? current, object? value)
    {
        var type = property.Options.GetTypeInfo(property.PropertyType);
        return (type.Kind, value) switch
        {
            (_, null) => IsNullable(property) ? null : Zero(type),
            (JsonTypeInfoKind.Object, IEnumerable<KeyValuePair<string, object?>> members) => Merge(type, Members(current), members),
            (JsonTypeInfoKind.Dictionary, IEnumerable<KeyValuePair<string, object?>> members) => Overlay(Members(current), members),
            (JsonTypeInfoKind.Enumerable, IEnumerable<object?> items) when value is not string => Items(type, current, items),
            _ => value,
        };
    }

    /// <summary>What a value is that says nothing: false, 0, an empty text, list or map, and an object of such.</summary>
    private static object? Zero(JsonTypeInfo type)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                var members = new Dictionary<string, object?>(StringComparer.Ordinal);
                foreach (var property in type.Properties)
                {
                    members[property.Name] = IsNullable(property) ? null : Zero(type.Options.GetTypeInfo(property.PropertyType));
                }

                return members;
            case JsonTypeInfoKind.Dictionary:
                return new Dictionary<string, object?>();
            case JsonTypeInfoKind.Enumerable:
                return new List<object?>();
            default:
                return type.Type == typeof(string) ? "" : type.Type == typeof(bool) ? false : 0d;
        }
    }

    /// <summary>The entries of a list begin blank, but for providers: theirs is laid over the one of the same name, whose secret no client has.</summary>
    private static List<object?> Items(JsonTypeInfo list, object? current, IEnumerable<object?> items)
    {
        var type = list.Options.GetTypeInfo(list.ElementType!);
        var merged = new List<object?>();
        foreach (var item in items)
        {
            merged.Add(item switch
            {
                null => Zero(type),
                IEnumerable<KeyValuePair<string, object?>> members when type.Kind == JsonTypeInfoKind.Object =>
                    Merge(type, type.Type == typeof(OAuth2Provider) ? FindNamed(current, members) : [], members),
                _ => item,
            });
        }

        return merged;
    }

    private static Dictionary<string, object?> FindNamed(object? list, IEnumerable<KeyValuePair<string, object?>> like)
    {
        if (list is not List<object?> items || like.FirstOrDefault(static member => member.Key == "name").Value is not string name) return [];
        foreach (var item in items)
        {
            if (item is Dictionary<string, object?> members && members.GetValueOrDefault("name") as string == name) return members;
        }

        return [];
    }

    private static Dictionary<string, object?> Members(object? value) => value as Dictionary<string, object?> ?? [];

    private static Dictionary<string, object?> Overlay(Dictionary<string, object?> current, IEnumerable<KeyValuePair<string, object?>> members)
    {
        var merged = new Dictionary<string, object?>(current, StringComparer.Ordinal);
        foreach (var (key, value) in members) merged[key] = value;
        return merged;
    }

    private static bool IsNullable(JsonPropertyInfo property) =>
        property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : property.IsGetNullable;
}
