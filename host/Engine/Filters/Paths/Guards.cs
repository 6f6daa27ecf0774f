using Holdall.Auth;
using Holdall.Engine.Filters.Operands;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Filters.Syntax;

namespace Holdall.Engine.Filters.Paths;

/// <summary>
/// The list rules of related collections, which a client's filter and sort order must not get around. Each stands at the top of the condition, not beside
/// the term that needs it.
/// </summary>
internal sealed class Guards(QueryState query)
{
    private readonly HashSet<Join> _guarded = [];
    private readonly List<Condition> _conditions = [];

    public IReadOnlyList<Condition> Conditions => _conditions;

    /// <summary>Adds the guards of joins that came in since the last time.</summary>
    /// <exception cref="FilterException">A joined collection may not be listed, or its rule is broken.</exception>
    public void AddTo(CompoundCondition where)
    {
        for (var i = 0; i < query.Unguarded.Count; i++)
        {
            var join = query.Unguarded[i];
            if (!_guarded.Add(join)) continue;
            var collection = join.Collection!;
            if (!query.Request.Auth.IsInScope(collection, AccessRights.Read))
                throw new FilterException($"\"{collection.Name}\" is out of the scope of the caller");
            if (collection.ListRule is "") continue;
            var condition = Guard(join, collection.ListRule);
            _conditions.Add(condition);
            where.Add(condition);
        }

        query.Unguarded.Clear();
    }

    /// <summary>The rule applies where there is a related record. Line feeds around it keep a comment at its end from swallowing the bracket.</summary>
    private Condition Guard(Join join, string? rule)
    {
        if (rule is null) throw new FilterException($"only superusers can filter or sort by fields of \"{join.Collection!.Name}\"");
        var node = ParsedFilters.Get($"id = '' || (\n{rule}\n)");
        var vantage = new Vantage { Collection = join.Collection!, Alias = join.Alias, Row = join, FullAccess = true, Owner = new object() };
        return new ConditionBuilder(query, new RecordOperands(query, vantage, FilterParameters.None)).Build(node);
    }
}
