using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Filters.Paths;

/// <summary>
/// Writes conditions as SQL. A record qualifies if some combination of its joined rows satisfies the whole condition; so what speaks of the same rows is
/// put into one EXISTS, as far inside as that is possible, and no record is found twice.
/// </summary>
// The rules that this rests on; README.md of the folder above carries an example through:
// 1. A join without a root gives at most one row for each record and belongs to the outer query. A join with a root may give many, and is
//    read inside of a sub-query only. So the outer query has each record once, without DISTINCT.
// 2. A record qualifies if one combination of its rows satisfies the whole condition. Rows below different roots combine freely, so parts
//    of an AND that share no root are tested one by one. Parts that share a root have to hold for the same row: they go into one EXISTS.
// 3. Some row satisfies A or B if some row satisfies A, or some row satisfies B. So an OR never needs an EXISTS around it for its own sake;
//    only when a part of an AND beside it shares a root with it, it is written as it is, inside of their common EXISTS.
// 4. Joins are left joins: a record without related rows has one combination, in which all their columns are null. A sub-query therefore
//    starts from a row that is always there. Where a condition can't be true without the row of a root, that root is an inner join.
// 5. A sub-query joins whatever its joins hang on, parents first, up to the root. What the root hangs on is in the outer query, in reach.
// 6. "No value violates it" (AllValues) is a term like any other. The joins inside of it are its own; for the rules above it reads only
//    those of the query that they hang on.
internal static class SemiJoins
{
    /// <param name="dialect">The dialect.</param>
    /// <param name="joins">The joins of the query.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="findsMany">Whether it is asked of many records, so that what is the same for all of them is better found first.</param>
    public static string Write(SqlDialect dialect, JoinList joins, Condition condition, bool findsMany)
    {
        if (condition is not CompoundCondition compound) return condition.UsesMany ? Exists(dialect, joins, [condition], findsMany) : Plain(condition);
        if (!condition.UsesMany) return Plain(condition);

        var parts = new List<string>();
        if (compound.IsAny)
        {
            foreach (var part in compound.Parts) parts.Add(Write(dialect, joins, part, findsMany));
            return "(" + string.Join(" OR ", parts) + ")";
        }

        foreach (var group in Connected(compound.Parts))
        {
            parts.Add(group.Count == 1 ? Write(dialect, joins, group[0], findsMany) : Exists(dialect, joins, group, findsMany));
        }

        return "(" + string.Join(" AND ", parts) + ")";
    }

    /// <summary>Joins in the order of the list with all that they hang on, as far as that multiplies rows.</summary>
    public static List<Join> Closure(JoinList joins, IReadOnlyList<Condition> conditions, IReadOnlyList<Join> further)
    {
        var used = new List<Join>(further);
        foreach (var condition in conditions) condition.CollectJoins(used);
        var all = new HashSet<Join>();
        foreach (var join in used)
        {
            for (var j = join; j is { Root: not null }; j = j.Parent) all.Add(j);
        }

        var ordered = new List<Join>(all.Count);
        for (var i = 0; i < joins.Count; i++)
        {
            if (all.Contains(joins[i])) ordered.Add(joins[i]);
        }

        return ordered;
    }

    /// <summary>A condition as it is, to be read where all its joins are in reach.</summary>
    public static string Plain(Condition condition)
    {
        if (condition is TermCondition term) return term.Sql;
        var compound = (CompoundCondition)condition;
        var parts = new string[compound.Parts.Count];
        for (var i = 0; i < parts.Length; i++) parts[i] = Plain(compound.Parts[i]);
        return "(" + string.Join(compound.IsAny ? " OR " : " AND ", parts) + ")";
    }

    private static string Exists(SqlDialect dialect, JoinList joins, List<Condition> conditions, bool findsMany)
    {
        if (findsMany && KnownRows.Find(conditions) is { } known) return known;
        var used = Closure(joins, conditions, []);
        var from = FromClause.Build(dialect, used, join => join.Root == join && conditions.Exists(c => c.Requires(join)));
        return $"EXISTS (SELECT 1 FROM {from} WHERE {string.Join(" AND ", conditions.ConvertAll(Plain))})";
    }

    /// <summary>Puts together what shares a row. What shares none stays alone.</summary>
    private static List<List<Condition>> Connected(IReadOnlyList<Condition> parts)
    {
        var groups = new List<(List<Condition> Conditions, HashSet<Join> Roots)>();
        foreach (var part in parts)
        {
            var joins = new List<Join>();
            part.CollectJoins(joins);
            var (conditions, roots) = (new List<Condition> { part }, joins.ConvertAll(join => join.Root!).ToHashSet());
            for (var i = groups.Count - 1; i >= 0; i--)
            {
                if (!groups[i].Roots.Overlaps(roots)) continue;
                conditions.InsertRange(0, groups[i].Conditions);
                roots.UnionWith(groups[i].Roots);
                groups.RemoveAt(i);
            }

            groups.Add((conditions, roots));
        }

        return groups.ConvertAll(group => group.Conditions);
    }
}
