using System.Text;
using Holdall.Engine.Filters.Paths;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Filters.Sql;

/// <summary>The tables of a sub-query.</summary>
internal static class FromClause
{
    /// <summary>
    /// Puts the tables in a row, those first without which there is nothing to find; all others are left joins. Tables of records hang on a row that is
    /// always there: so they are an inner loop, for which SQLite makes an index for the time being if there is none.
    /// </summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="joins">The joins, parents first.</param>
    /// <param name="isRequired">Whether a join that hangs on none of the others must have a row.</param>
    public static string Build(SqlDialect dialect, IReadOnlyList<Join> joins, Predicate<Join> isRequired)
    {
        var sql = new StringBuilder();
        var first = joins[0].Collection is null && isRequired(joins[0]) ? joins[0] : null;
        sql.Append(first?.Source ?? dialect.OneRow);
        foreach (var join in joins)
        {
            if (join != first && isRequired(join)) Append(sql, " JOIN ", join);
        }

        foreach (var join in joins)
        {
            if (!isRequired(join)) Append(sql, " LEFT JOIN ", join);
        }

        return sql.ToString();
    }

    /// <summary>Appends a left join.</summary>
    public static void Append(StringBuilder sql, Join join) => Append(sql, " LEFT JOIN ", join);

    private static void Append(StringBuilder sql, string kind, Join join) =>
        sql.Append(kind).Append(join.Source).Append(" ON ").Append(join.On ?? "TRUE");
}
