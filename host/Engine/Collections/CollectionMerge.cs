using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Holdall.Collections;
using Holdall.Engine.Json;
using Holdall.Engine.Schema;
using Holdall.Fields;
using Holdall.Values;

namespace Holdall.Engine.Collections;

/// <summary>Merges a body over a collection.</summary>
internal static class CollectionMerge
{
    private static readonly JsonTypeInfo<CollectionHead> Head = (JsonTypeInfo<CollectionHead>)SchemaShape.Stored.GetTypeInfo(typeof(CollectionHead));

    /// <exception cref="JsonException">A value has the wrong type.</exception>
    /// <exception cref="UnknownFieldTypeException">A field has an unknown type.</exception>
    public static Collection Apply(Collection current, IReadOnlyCollection<KeyValuePair<string, object?>> body, KnownCollectionOptions? options = null)
    {
        var merged = JsonMerge.Apply(Head, CollectionHead.Of(current), body).Over(current);
        if (merged.IsAuth) merged = merged with { Auth = MergeAuth(current.Auth ?? new AuthOptions(), body) };
        else if (merged.Auth is not null) merged = merged with { Auth = null };
        if (options is not null) merged = merged with { Extensions = MergeOptions(options, merged, body) };
        if (TryFind(body, "created", out var created)) merged = merged with { Created = Time(created, "$.created") };
        if (TryFind(body, "updated", out var updated)) Time(updated, "$.updated");
        return TryFind(body, "fields", out var fields) ? merged with { Fields = Fields(fields) } : merged;
    }

    /// <summary>Merges what a client sent, whose whole numbers must be written as such. In an import their value is all that counts.</summary>
    /// <exception cref="JsonException">A value has the wrong type.</exception>
    /// <exception cref="UnknownFieldTypeException">A field has an unknown type.</exception>
    public static Collection ApplySent(Collection current, IReadOnlyCollection<KeyValuePair<string, object?>> body, KnownCollectionOptions? options)
    {
        if (current.IsAuth) WholeNumbers.Check(AuthOptionsJson.Stored, body);
        if (TryFind(body, "fields", out var fields) && fields is List<object?> items)
        {
            foreach (var item in items)
            {
                if (item is JsonMembers field && FieldJson.FindType(field.GetValueOrDefault("type") as string) is { } shape) WholeNumbers.Check(shape, field);
            }
        }

        return Apply(current, body, options);
    }

    /// <summary>The value of a key, written exactly so or else in any letter case.</summary>
    public static bool TryFind(IEnumerable<KeyValuePair<string, object?>> body, string name, out object? value)
    {
        value = null;
        var isFound = false;
        foreach (var (key, item) in body)
        {
            if (!key.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            (value, isFound) = (item, true);
            if (key == name) return true;
        }

        return isFound;
    }

    /// <summary>Text that is no time counts as unset; anything but text can't be read.</summary>
    private static string Time(object? value, string path) =>
        value is null or string ? Cast.ToDate(value) : throw new JsonException("The time is no text.", path, null, null);

    private static AuthOptions MergeAuth(AuthOptions current, IReadOnlyCollection<KeyValuePair<string, object?>> body)
    {
        var merged = JsonMerge.Apply(AuthOptionsJson.Stored, current, body);
        // What is stored already may be older than this check, and must not be in the way of other changes.
        if (!TryFind(body, "oauth2", out _)) return merged;
        foreach (var provider in merged.OAuth2.Providers) OAuth2Extra.Check(provider);
        return merged;
    }

    private static CollectionOptionValues MergeOptions(
        KnownCollectionOptions known, Collection collection, IReadOnlyCollection<KeyValuePair<string, object?>> body)
    {
        var values = collection.Extensions;
        foreach (var (option, _) in known.All)
        {
            if (!option.AppliesTo(collection.Type) || !TryFind(body, option.Name, out var value)) continue;
            values = values.With(option.Name, value is null ? null : MergeOption(option, values.Find(option.Name), value));
        }

        return values;
    }

    private static object MergeOption(CollectionOption option, object? current, object value)
    {
        if (value is not IEnumerable<KeyValuePair<string, object?>> members) throw new JsonException("It is no object.", "$." + option.Name, null, null);
        var before = Cast.FromElement(CollectionOption.ToElement(current ?? option.Default)) as Dictionary<string, object?> ?? [];
        using var merged = JsonDocument.Parse(Cast.Serialize(JsonMerge.Merge(option.Type, before, members)));
        return option.Read(merged.RootElement);
    }

    private static FieldList Fields(object? value)
    {
        if (value is null) return FieldList.Empty;
        if (value is string or not IEnumerable<object?>) throw WrongFields();
        var builder = new FieldListBuilder();
        foreach (var item in (IEnumerable<object?>)value) builder.Add(Field(item));
        return builder.ToList();
    }

    private static JsonException WrongFields() => new("The fields are no list of objects.", "$.fields", null, null);

    private static Field Field(object? item)
    {
        if (item is not IReadOnlyCollection<KeyValuePair<string, object?>> members) throw WrongFields();
        return FindField(members) ?? throw new UnknownFieldTypeException(Cast.Serialize(members));
    }

    /// <summary>A field with these members over the defaults of its type; null when there is no such type.</summary>
    /// <exception cref="JsonException">A value has the wrong type.</exception>
    public static Field? FindField(IReadOnlyCollection<KeyValuePair<string, object?>> members)
    {
        var type = members.FirstOrDefault(static member => member.Key == "type").Value;
        if (FieldJson.FindType(type as string) is not { } shape) return null;
        // The type is no member that can be set, so it is put in beside the others.
        var tree = JsonMerge.Merge(shape, new Dictionary<string, object?> { ["name"] = "" }, members);
        tree["type"] = type;
        using var document = JsonDocument.Parse(Cast.Serialize(tree));
        return FieldJson.Read(document.RootElement);
    }
}

/// <summary>A field was sent with a type that does not exist.</summary>
internal sealed class UnknownFieldTypeException(string json) : Exception("missing or unknown field type in " + json);
