using System.Collections;
using Holdall.Records;

namespace Holdall.Plugins.JsHooks.Models;

/// <summary>The expanded records of a record.</summary>
internal static class RelatedRecords
{
    public static void AddTo(HostType<Record> table) => table
        .Method("expand", record => record.Expand is { } related ? related.ToDictionary(r => r.Key, r => (object?)r.Value) : [])
        .Action("setExpand", (record, a) => record.Expand = Read(a.Map(0)))
        .Action("mergeExpand", (record, a) => Merge(record, Read(a.Map(0))))
        .Method("expandedOne", (record, a) => All(record, a.Text(0)).FirstOrDefault())
        .Method("expandedAll", (record, a) => All(record, a.Text(0)));

    private static List<Record> All(Record record, string key) => record.Expand?.TryGetValue(key, out var related) == true
        ? related is Record one ? [one] : [.. ((IEnumerable)related).OfType<Record>()]
        : [];

    private static Dictionary<string, object> Read(Dictionary<string, object?> given)
    {
        var related = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (key, value) in given)
        {
            if (value is Record one) related[key] = one;
            else if (value is IEnumerable items and not string) related[key] = items.OfType<Record>().ToList();
        }

        return related;
    }

    private static void Merge(Record record, Dictionary<string, object> added)
    {
        var related = record.Expand ??= new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (key, value) in added)
        {
            var isList = value is not Record || related.TryGetValue(key, out var before) && before is not Record;
            var merged = All(record, key);
            foreach (var item in value is Record one ? [one] : (IEnumerable<Record>)value)
            {
                if (merged.Find(known => known.Id == item.Id) is not { } same) merged.Add(item);
                else if (item.Expand is { } deeper) Merge(same, new Dictionary<string, object>(deeper));
            }

            if (!isList && merged.Count > 1) isList = true;
            related[key] = isList ? merged : merged[^1];
        }
    }
}
