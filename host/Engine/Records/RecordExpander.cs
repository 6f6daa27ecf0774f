using Holdall.Auth;
using Holdall.Collections;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>
/// Adds related records, segment by segment, for all records of a page at once. The view rule of each target is asked; a
/// path that fails is left out as a whole and never fails the request.
/// </summary>
internal sealed class RecordExpander(Databases databases, SchemaCache schema, FilterFactory filters)
{
    /// <summary>
    /// Most related records of one answer. Few records may be shown very often: each of a thousand comments on a post with the post and all its comments
    /// again is a million. A path that would go beyond this fails like others.
    /// </summary>
    private const double MaxShown = 250_000;

    /// <summary>Prepares related records like all others.</summary>
    public delegate Task Enrich(IReadOnlyList<Record> records, RequestInfo request, string expand, CancellationToken aborted);

    public async Task ExpandAsync(IReadOnlyList<Record> records, RequestInfo request, string expand, Enrich enrich, CancellationToken aborted)
    {
        var asked = request with { Context = RequestContexts.Expand };
        var done = new List<ExpandStep>();
        double shown = 0;
        foreach (var path in ExpandPaths.Parse(expand))
        {
            var plan = new List<ExpandStep>();
            if (!await TryExpandAsync(records, path, 0, asked, enrich, done, plan, null, aborted)) continue;
            var more = ExpandStep.CountShown(plan);
            if (shown + more > MaxShown) continue;
            shown += more;
            foreach (var step in plan) step.Attach();
        }
    }

    /// <summary>Adds related records in the name of the application: no rule is asked, no event runs.</summary>
    /// <returns>The paths that could not be followed.</returns>
    public async Task<IReadOnlyList<string>> ExpandAsync(
        IReadOnlyList<Record> records, IReadOnlyList<string> paths, Func<Collection, IReadOnlyList<string>, Task<IReadOnlyList<Record>>>? fetch,
        CancellationToken aborted)
    {
        var failed = new List<string>();
        if (records.Count == 0) return failed;
        var application = RequestInfo.None with { Auth = new AuthState(new Record(schema.Current.Get(SystemCollections.Superusers))) };
        var done = new List<ExpandStep>();
        foreach (var path in paths)
        {
            var plan = new List<ExpandStep>();
            foreach (var parsed in ExpandPaths.Parse(path))
            {
                if (!await TryExpandAsync(records, parsed, 0, application, static (_, _, _, _) => Task.CompletedTask, done, plan, fetch, aborted))
                    failed.Add(path);
            }

            foreach (var step in plan) step.Attach();
        }

        return failed;
    }

    /// <summary>
    /// Finds the related records of a path; they are attached only when all of it has succeeded. Paths with the same beginning share its records.
    /// </summary>
    private async Task<bool> TryExpandAsync(
        IReadOnlyList<Record> records, string[] path, int depth, RequestInfo request, Enrich enrich, List<ExpandStep> done, List<ExpandStep> plan,
        Func<Collection, IReadOnlyList<string>, Task<IReadOnlyList<Record>>>? fetch, CancellationToken aborted)
    {
        if (depth == path.Length || records.Count == 0) return true;
        if (Relation.Find(schema.Current, records[0].Collection, path[depth]) is not { } relation) return false;
        if (relation.Target.ViewRule is null && !request.Auth.IsSuperuser || !request.Auth.IsInScope(relation.Target, AccessRights.Read)) return false;
        var step = done.Find(s => ReferenceEquals(s.Records, records) && s.Relation.Key == relation.Key);
        if (step is null)
        {
            step = fetch is null ? Fetch(records, relation, request) : await FetchAsync(records, relation, fetch);
            if (step is null) return false;
            await enrich(step.Related, request, "", aborted);
            done.Add(step);
        }

        plan.Add(step);
        return await TryExpandAsync(step.Related, path, depth + 1, request, enrich, done, plan, fetch, aborted);
    }

    /// <summary>The related records that somebody else finds.</summary>
    private async Task<ExpandStep> FetchAsync(
        IReadOnlyList<Record> records, Relation relation, Func<Collection, IReadOnlyList<string>, Task<IReadOnlyList<Record>>> fetch)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        Dictionary<string, List<string>> links;
        using (var read = databases.Main.Read()) links = relation.Links(read.Session, records);
        foreach (var targets in links.Values) ids.UnionWith(targets);
        return new ExpandStep(records, relation, links, await fetch(relation.Target, [.. ids]));
    }

    /// <summary>The related records that the caller may see, or null when the rule can't be asked.</summary>
    private ExpandStep? Fetch(IReadOnlyList<Record> records, Relation relation, RequestInfo request)
    {
        try
        {
            using var read = databases.Main.Read();
            var links = relation.Links(read.Session, records);
            var ids = new HashSet<string>(StringComparer.Ordinal);
            foreach (var targets in links.Values) ids.UnionWith(targets);
            var rule = request.Auth.IsSuperuser ? "" : relation.Target.ViewRule!;
            var query = filters.Get(new QueryText(relation.Target) { Rule = rule }, request);
            return new ExpandStep(records, relation, links, new RecordSelect(query).Many(read.Session, ids));
        }
        catch (Exception e) when (e is FilterException or DatabaseException)
        {
            return null;
        }
    }
}
