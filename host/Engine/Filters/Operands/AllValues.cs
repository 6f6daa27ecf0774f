using Holdall.Engine.Filters.Paths;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Filters.Syntax;

namespace Holdall.Engine.Filters.Operands;

/// <summary>The condition that no value of a path with several values violates a comparison.</summary>
internal sealed class AllValues(QueryState query, RecordOperands resolver)
{
    public TermCondition Build(FilterTerm term, Operand left, Operand right)
    {
        var lefts = resolver.WithFreshJoins();
        var rights = resolver.WithFreshJoins();
        var freshLeft = left.IsMultiple ? lefts.Resolve(term.Left) : left.WithAutoFallback();
        var freshRight = right.IsMultiple ? rights.Resolve(term.Right) : right.WithAutoFallback();
        var comparison = Comparison.Build(query, freshLeft, term.Sign.Comparator, freshRight);

        List<Join> fresh = [];
        List<Join> outer = [];
        if (left.IsMultiple) Collect(lefts.Vantage.Fresh!, fresh, outer);
        else outer.AddRange(left.Joins);
        if (right.IsMultiple) Collect(rights.Vantage.Fresh!, fresh, outer);
        else outer.AddRange(right.Joins);

        // Where there are no values at all, the comparison itself has the last word, so the sub-query needs no row for that case. That is not so
        // when the other side has values, or when the comparison here takes nulls in another way.
        var isSimple = left.IsMultiple != right.IsMultiple && left.Fallback != NullFallback.Disabled && right.Fallback != NullFallback.Disabled;
        var from = FromClause.Build(query.Dialect, fresh, join => isSimple && join == fresh[0]);
        return new TermCondition($"NOT EXISTS (SELECT 1 FROM {from} WHERE NOT ({comparison.Sql}))", [.. outer], []);
    }

    /// <summary>The fresh joins, and those of the query that they hang on.</summary>
    private static void Collect(JoinList list, List<Join> fresh, List<Join> outer)
    {
        for (var i = 0; i < list.Count; i++)
        {
            fresh.Add(list[i]);
            if (list[i].Parent is { Root: not null } parent && !list.Contains(parent) && !outer.Contains(parent)) outer.Add(parent);
        }
    }
}
