using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Engine.Records;

/// <summary>A segment of an <c>expand</c> path: a relation field, or the way back through the relation field of another collection.</summary>
/// <param name="Key">Key in <c>expand</c>.</param>
/// <param name="Target">The collection of the related records.</param>
/// <param name="Field">The relation field.</param>
/// <param name="IsBack">Whether the field belongs to the target and points here.</param>
/// <param name="IsSingle">Whether there is at most one related record.</param>
internal sealed record Relation(string Key, Collection Target, RelationField Field, bool IsBack, bool IsSingle)
{
    private const string Via = "_via_";
    private const int MaxBackReferences = 1000;

    /// <summary>The relation that a segment means, or null when it means none.</summary>
    public static Relation? Find(SchemaSnapshot schema, Collection source, string segment)
    {
        if (source.Fields.Find(segment) is RelationField field)
            return schema.Find(field.CollectionId) is { } target ? new Relation(segment, target, field, false, !field.IsMultiple) : null;
        var via = segment.LastIndexOf(Via, StringComparison.Ordinal);
        if (via > 0) return FindBack(schema, source, segment, segment[..via], segment[(via + Via.Length)..]);
        var bracket = segment.IndexOf('(');
        return bracket > 0 && segment[^1] == ')' ? FindBack(schema, source, segment, segment[..bracket], segment[(bracket + 1)..^1]) : null;
    }

    /// <summary>The ids of the related records for each record that has any, in the order in which they are shown.</summary>
    public Dictionary<string, List<string>> Links(DbSession session, IReadOnlyList<Record> records)
    {
        var links = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        if (IsBack)
        {
            AddBackLinks(session, records, links);
            return links;
        }

        foreach (var record in records)
        {
            if (record.GetStrings(Field.Name) is { Count: > 0 } ids) links[record.Id] = [.. ids];
        }

        return links;
    }

    private static Relation? FindBack(SchemaSnapshot schema, Collection source, string key, string collection, string field)
    {
        if (schema.Find(collection) is not { } target || target.Fields.Find(field) is not RelationField relation || relation.CollectionId != source.Id)
        {
            return null;
        }

        return new Relation(key, target, relation, true, UniqueColumns.Contains(target.Indexes, field));
    }

    private string BackLinks(SqlDialect dialect)
    {
        var table = SqlName.Quote(Target.Name);
        var column = $"{table}.{SqlName.Quote(Field.Name)}";
        if (!Field.IsMultiple) return $"SELECT {column}, {table}.`id` FROM {table} WHERE {dialect.IsItemOfParameter(column, dialect.Parameter(1))}";
        var item = dialect.Item("`item`");
        // A view that is joined loses its order, so here its rows come once, with all their items.
        if (Target.IsView)
        {
            var isAsked = dialect.IsItemOfParameter(item, dialect.Parameter(1));
            return $"SELECT {column}, {table}.`id` FROM {table} WHERE EXISTS (SELECT 1 FROM {dialect.Items(column, "`item`")} WHERE {isAsked})";
        }

        return $"SELECT {item}, {table}.`id` FROM {table} JOIN {dialect.Items(column, "`item`")} WHERE {dialect.IsItemOfParameter(item, dialect.Parameter(1))}";
    }

    private void AddBackLinks(DbSession session, IReadOnlyList<Record> records, Dictionary<string, List<string>> links)
    {
        var ids = new List<string>(records.Count);
        foreach (var record in records) ids.Add(record.Id);
        using var rows = session.Prepare(BackLinks(session.Dialect));
        rows.Bind(1, Cast.Serialize(ids));
        if (Target.IsView && Field.IsMultiple)
        {
            var asked = ids.ToHashSet(StringComparer.Ordinal);
            while (rows.Step())
            {
                foreach (var source in Cast.ToUniqueList(rows.Text(0)))
                {
                    if (asked.Contains(source)) Add(links, source, rows.Text(1));
                }
            }

            return;
        }

        while (rows.Step()) Add(links, rows.Text(0), rows.Text(1));
    }

    private static void Add(Dictionary<string, List<string>> links, string source, string target)
    {
        if (!links.TryGetValue(source, out var targets)) links[source] = targets = [];
        if (targets.Count < MaxBackReferences) targets.Add(target);
    }
}
