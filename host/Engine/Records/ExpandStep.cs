using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>One segment of an <c>expand</c> path, done for all records that it starts from.</summary>
/// <param name="Records">The records that it starts from.</param>
/// <param name="Relation">The relation.</param>
/// <param name="Links">Ids of related records by the id of the record.</param>
/// <param name="Related">The related records that may be shown, each once.</param>
internal sealed record ExpandStep(IReadOnlyList<Record> Records, Relation Relation, Dictionary<string, List<string>> Links, IReadOnlyList<Record> Related)
{
    /// <summary>How many related records a path shows in all, one that is shown several times counted each time.</summary>
    /// <param name="path">The steps of the path.</param>
    public static double CountShown(IReadOnlyList<ExpandStep> path)
    {
        // What is shown inside of a record, from the last step to the first.
        var inside = new Dictionary<string, double>(StringComparer.Ordinal);
        double shown = 0;
        for (var i = path.Count - 1; i >= 0; i--)
        {
            var below = inside;
            inside = new Dictionary<string, double>(StringComparer.Ordinal);
            shown = 0;
            var found = new HashSet<string>(path[i].Related.Count, StringComparer.Ordinal);
            foreach (var record in path[i].Related) found.Add(record.Id);
            foreach (var (id, targets) in path[i].Links)
            {
                double count = 0;
                foreach (var target in targets)
                {
                    if (found.Contains(target)) count += 1 + below.GetValueOrDefault(target);
                }

                inside[id] = count;
                shown += count;
            }
        }

        return shown;
    }

    public void Attach()
    {
        var byId = new Dictionary<string, Record>(StringComparer.Ordinal);
        foreach (var record in Related) byId[record.Id] = record;
        foreach (var record in Records)
        {
            var expand = record.Expand ??= new Dictionary<string, object>(StringComparer.Ordinal);
            var found = new List<Record>();
            foreach (var id in Links.GetValueOrDefault(record.Id) ?? [])
            {
                if (byId.TryGetValue(id, out var target)) found.Add(target);
            }

            if (found.Count == 0) continue;
            expand[Relation.Key] = Relation.IsSingle ? found[^1] : found;
        }
    }
}
