using Holdall.Engine.Filters.Operands;
using Holdall.Engine.Filters.Paths;
using Holdall.Engine.Filters.Syntax;

namespace Holdall.Engine.Filters.Sql;

/// <summary>The SQL of a comparison of two operands.</summary>
internal static class Comparison
{
    public static TermCondition Build(QueryState query, Operand left, Comparator comparator, Operand right)
    {
        var (sql, rejectsNull) = comparator switch
        {
            Comparator.Equal => Equal(query, left, right),
            Comparator.NotEqual => NotEqual(query, left, right),
            Comparator.Like => (Like(query, left, right, isNegated: false), true),
            Comparator.NotLike => (Like(query, left, right, isNegated: true), true),
            _ => ($"{left.Sql(query)} {Symbol(comparator)} {right.Sql(query)}", true),
        };
        return new TermCondition(sql, Both(left.Joins, right.Joins), rejectsNull ? Both(Vanishing(left), Vanishing(right)) : [])
        {
            Lookup = comparator != Comparator.Equal ? null : FindLookup(left, right) ?? FindLookup(right, left),
        };
    }

    private static string Like(QueryState query, Operand left, Operand right, bool isNegated)
    {
        var text = left.Sql(query);
        var pattern = right.Pattern(query);
        return right.MayBeLongPattern ? query.Dialect.LikeLong(text, pattern, isNegated) : query.Dialect.Like(text, pattern, isNegated);
    }

    private static (Join Row, string Column)? FindLookup(Operand column, Operand value) =>
        column is { ColumnName: { } name, Joins: [var row] } && value is { IsParameter: true, IsLower: false, IsNonEmpty: true } ? (row, name) : null;

    /// <returns>The SQL, and whether it can't be true when a side is null.</returns>
    private static (string Sql, bool RejectsNull) Equal(QueryState query, Operand left, Operand right)
    {
        if (left.Fallback == NullFallback.Disabled || right.Fallback == NullFallback.Disabled)
        {
            return (query.Dialect.Same(left.Sql(query), right.Sql(query)), false);
        }

        if (left.IsEmpty && right.IsEmpty) return ("'' = ''", false);
        if (IsOneNonEmpty(left, right)) return ($"{OrEmpty(query, left)} = {OrEmpty(query, right)}", true);
        if (left.IsEmpty) return (IsEmpty(query, right), false);
        if (right.IsEmpty) return (IsEmpty(query, left), false);
        return ($"{NullAsEmpty(query, left, right)} = {NullAsEmpty(query, right, left)}", false);
    }

    private static (string Sql, bool RejectsNull) NotEqual(QueryState query, Operand left, Operand right)
    {
        var dialect = query.Dialect;
        if (left.Fallback == NullFallback.Disabled || right.Fallback == NullFallback.Disabled)
        {
            return (dialect.NotSame(left.Sql(query), right.Sql(query)), false);
        }

        if (left.IsEmpty && right.IsEmpty) return ("'' <> ''", false);
        if (IsOneNonEmpty(left, right)) return (dialect.NotSame(OrEmpty(query, left), OrEmpty(query, right)), false);
        if (left.IsEmpty) return (NotEmpty(query, right), true);
        if (right.IsEmpty) return (NotEmpty(query, left), true);
        return (dialect.NotSame(NullAsEmpty(query, left, right), NullAsEmpty(query, right, left)), false);
    }

    /// <summary>The id of a record counts, if nothing is converted when it is compared; then an index can be used.</summary>
    private static bool IsOneNonEmpty(Operand left, Operand right) =>
        left.IsNonEmpty || right.IsNonEmpty || (left.IsText && right.IsText && (left.IsId || right.IsId));

    private static string IsEmpty(QueryState query, Operand operand) =>
        operand.IsNeverNull ? $"{operand.Sql(query)} = ''" : $"({operand.Sql(query)} = '' OR {operand.Sql(query)} IS NULL)";

    /// <summary>A plain column lets an index be used; beside a text, it is compared as what it is.</summary>
    private static string NullAsEmpty(QueryState query, Operand operand, Operand other) =>
        operand.IsNeverNull && other.IsText ? operand.Sql(query) : $"COALESCE({operand.Sql(query)}, '')";

    private static string NotEmpty(QueryState query, Operand operand) => operand.IsNeverNull
        ? query.Dialect.NotSame(operand.Sql(query), "''")
        : $"({query.Dialect.NotSame(operand.Sql(query), "''")} AND {operand.Sql(query)} IS NOT NULL)";

    private static string OrEmpty(QueryState query, Operand operand) => operand.IsEmpty ? "''" : operand.Sql(query);

    private static string Symbol(Comparator comparator) => comparator switch
    {
        Comparator.Greater => ">",
        Comparator.GreaterOrEqual => ">=",
        Comparator.Less => "<",
        Comparator.LessOrEqual => "<=",
        _ => throw new ArgumentOutOfRangeException(nameof(comparator)),
    };

    private static Join[] Vanishing(Operand operand) => operand.Vanishes ? operand.Joins : [];

    private static Join[] Both(Join[] left, Join[] right) => right.Length == 0 ? left : left.Length == 0 ? right : [.. left, .. right];
}
