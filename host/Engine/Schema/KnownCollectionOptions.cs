using System.Text.Json;
using Holdall.Collections;

namespace Holdall.Engine.Schema;

/// <summary>The options of collections that plugins have added, by their names.</summary>
internal sealed class KnownCollectionOptions
{
    public static readonly KnownCollectionOptions None = new();

    private static readonly HashSet<string> BuiltIn = new(
        [
            "id", "listRule", "viewRule", "createRule", "updateRule", "deleteRule", "name", "type", "fields", "indexes", "created", "updated", "system",
            "viewQuery",
        ],
        StringComparer.OrdinalIgnoreCase);

    private readonly SortedDictionary<string, (CollectionOption Option, string Plugin, Type? Check)> _all = new(StringComparer.OrdinalIgnoreCase);

    static KnownCollectionOptions()
    {
        foreach (var property in AuthOptionsJson.Stored.Properties) BuiltIn.Add(property.Name);
    }

    /// <summary>The options with the types of their checks.</summary>
    public IEnumerable<(CollectionOption Option, Type? Check)> All
    {
        get
        {
            foreach (var (option, _, check) in _all.Values) yield return (option, check);
        }
    }

    /// <exception cref="InvalidOperationException">There is one of this name already.</exception>
    public void Add(string plugin, CollectionOption option, Type? check)
    {
        if (BuiltIn.Contains(option.Name)) throw new InvalidOperationException($"The option {option.Name} of collections has the name of a built-in one.");
        if (_all.TryGetValue(option.Name, out var other))
            throw new InvalidOperationException($"The plugin \"{other.Plugin}\" has an option of collections named {option.Name} as well.");
        _all[option.Name] = (option, plugin, check);
    }

    /// <summary>The options of plugins among stored ones. What no plugin knows is kept as it is.</summary>
    /// <exception cref="JsonException">One is of another type than its plugin says.</exception>
    public CollectionOptionValues Read(string collectionType, JsonElement stored)
    {
        if (stored.ValueKind != JsonValueKind.Object) return CollectionOptionValues.None;
        Dictionary<string, object>? values = null;
        foreach (var member in stored.EnumerateObject())
        {
            if (BuiltIn.Contains(member.Name)) continue;
            values ??= new Dictionary<string, object>(StringComparer.Ordinal);
            values[member.Name] = Find(collectionType, member.Name) is { } option ? option.Read(member.Value) : member.Value.Clone();
        }

        return values is null ? CollectionOptionValues.None : CollectionOptionValues.Of(values);
    }

    private CollectionOption? Find(string collectionType, string name) =>
        _all.TryGetValue(name, out var known) && known.Option.Name == name && known.Option.AppliesTo(collectionType) ? known.Option : null;
}
