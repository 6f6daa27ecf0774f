using Holdall.Collections;
using Holdall.Engine.Collections;
using Holdall.Engine.Filters;
using Holdall.Engine.Rules;
using Holdall.Engine.Storage;
using Holdall.Http;
using Holdall.Records;
using Microsoft.Data.Sqlite;

namespace Holdall.Engine.Records;

/// <summary>
/// Adds related records (spec 04, section 7), segment by segment, for all records of a page at once. The view rule of each target is asked; a
/// path that fails is left out as a whole and never fails the request.
/// </summary>
internal sealed class RecordExpander(Databases databases, SchemaCache schema, FilterFactory filters, SqlDialect dialect)
{
    private const int MostSegments = 6;

    /// <summary>Prepares related records like all others.</summary>
    public delegate Task Enrich(IReadOnlyList<Record> records, RequestInfo request, string expand, CancellationToken aborted);

    public async Task ExpandAsync(IReadOnlyList<Record> records, RequestInfo request, string expand, Enrich enrich, CancellationToken aborted)
    {
        var asked = request with { Context = RequestContexts.Expand };
        var done = new List<Step>();
        foreach (var path in ExpandPaths.Parse(expand))
        {
            var plan = new List<Step>();
            if (!await TryExpandAsync(records, path, 0, asked, enrich, done, plan, aborted)) continue;
            foreach (var step in plan) step.Attach();
        }
    }

    /// <summary>
    /// Finds the related records of a path; they are attached only when all of it has succeeded. Paths with the same beginning share its records.
    /// </summary>
    private async Task<bool> TryExpandAsync(
        IReadOnlyList<Record> records, string[] path, int depth, RequestInfo request, Enrich enrich, List<Step> done, List<Step> plan, CancellationToken aborted)
    {
        if (depth == path.Length || depth == MostSegments || records.Count == 0) return true;
        if (Relation.Find(schema.Current, records[0].Collection, path[depth]) is not { } relation) return false;
        if (relation.Target.ViewRule is null && !request.Auth.IsSuperuser) return false;
        var step = done.Find(s => ReferenceEquals(s.Records, records) && s.Relation.Key == relation.Key);
        if (step is null)
        {
            step = Fetch(records, relation, request);
            if (step is null) return false;
            await enrich(step.Related, request, "", aborted);
            done.Add(step);
        }

        plan.Add(step);
        return await TryExpandAsync(step.Related, path, depth + 1, request, enrich, done, plan, aborted);
    }

    /// <summary>The related records that the caller may see, or null when the rule can't be asked.</summary>
    private Step? Fetch(IReadOnlyList<Record> records, Relation relation, RequestInfo request)
    {
        try
        {
            using var read = databases.Main.Read();
            var links = relation.Links(read.Session, dialect, records);
            var ids = new HashSet<string>(StringComparer.Ordinal);
            foreach (var targets in links.Values) ids.UnionWith(targets);
            var rule = request.Auth.IsSuperuser ? "" : relation.Target.ViewRule!;
            var query = filters.Get(new QueryText(relation.Target) { Rule = rule }, request);
            return new Step(records, relation, links, new RecordSelect(query).Many(read.Session, dialect, ids));
        }
        catch (Exception e) when (e is FilterException or SqliteException or FormatException)
        {
            return null;
        }
    }

    /// <summary>One segment of a path, done for all records that it starts from.</summary>
    private sealed record Step(IReadOnlyList<Record> Records, Relation Relation, Dictionary<string, List<string>> Links, IReadOnlyList<Record> Related)
    {
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
}
