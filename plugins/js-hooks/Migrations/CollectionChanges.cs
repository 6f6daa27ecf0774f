using Holdall.Plugins.JsHooks.Json;

namespace Holdall.Plugins.JsHooks.Migrations;

/// <summary>What is different between two states of a collection, given as JSON.</summary>
internal static class CollectionChanges
{
    private const string FieldsKey = "fields";

    /// <summary>The options that have other values now; of groups only the members that have.</summary>
    public static Dictionary<string, object?> Options(IReadOnlyDictionary<string, object?> before, IReadOnlyDictionary<string, object?> after)
    {
        var changes = Difference(before, after);
        changes.Remove(FieldsKey);
        return changes;
    }

    /// <summary>The fields that were removed, added and changed, in this order. A new order of the same fields is no change.</summary>
    public static IEnumerable<FieldChange> Fields(IReadOnlyDictionary<string, object?> before, IReadOnlyDictionary<string, object?> after)
    {
        var old = FieldsOf(before);
        var now = FieldsOf(after);
        var removed = old.Where(f => Find(now, f) is null).Select(f => new FieldChange(FieldChange.Removed, IdOf(f), 0, null));
        var added = now.Index().Where(f => Find(old, f.Item) is null).Select(f => new FieldChange(FieldChange.Added, IdOf(f.Item), f.Index, f.Item));
        var changed = now.Index().Where(f => Find(old, f.Item) is { } earlier && !Same(earlier, f.Item))
            .Select(f => new FieldChange(FieldChange.Updated, IdOf(f.Item), f.Index, f.Item));
        return [.. removed, .. added, .. changed];
    }

    private static Dictionary<string, object?> Difference(IReadOnlyDictionary<string, object?> before, IReadOnlyDictionary<string, object?> after)
    {
        var changes = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in after)
        {
            var old = before.GetValueOrDefault(key);
            if (Same(old, value)) continue;
            changes[key] = old is IReadOnlyDictionary<string, object?> oldGroup && value is IReadOnlyDictionary<string, object?> group
                ? Difference(oldGroup, group)
                : value;
        }

        return changes;
    }

    private static List<IReadOnlyDictionary<string, object?>> FieldsOf(IReadOnlyDictionary<string, object?> collection) =>
        collection.GetValueOrDefault(FieldsKey) is IEnumerable<object?> fields ? [.. fields.OfType<IReadOnlyDictionary<string, object?>>()] : [];

    private static IReadOnlyDictionary<string, object?>? Find(
        List<IReadOnlyDictionary<string, object?>> fields, IReadOnlyDictionary<string, object?> field) => fields.Find(f => IdOf(f) == IdOf(field));

    private static string IdOf(IReadOnlyDictionary<string, object?> field) => field.GetValueOrDefault("id") as string ?? "";

    private static bool Same(object? a, object? b) => PlainJson.Text(a) == PlainJson.Text(b);
}
