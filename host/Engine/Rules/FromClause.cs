using System.Text;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Rules;

/// <summary>The tables of a sub-query.</summary>
internal static class FromClause
{
    /// <summary>Puts the tables in a row, those first without which there is nothing to find; all others are left joins.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="joins">The joins, parents first.</param>
    /// <param name="isRequired">Whether a join that hangs on none of the others must have a row.</param>
    /// <param name="on">What has to stand at the beginning of WHERE.</param>
    public static string Build(SqlDialect dialect, IReadOnlyList<Join> joins, Predicate<Join> isRequired, out string on)
    {
        var from = new StringBuilder();
        on = "";
        foreach (var join in joins)
        {
            if (!isRequired(join)) continue;
            if (from.Length > 0) from.Append(" JOIN ");
            from.Append(join.Source);
            if (join.On is not null) on += join.On + " AND ";
        }

        if (from.Length == 0) from.Append(dialect.OneRow);
        foreach (var join in joins)
        {
            if (!isRequired(join)) Append(from, join);
        }

        return from.ToString();
    }

    /// <summary>Appends a left join.</summary>
    public static void Append(StringBuilder sql, Join join) => sql.Append(" LEFT JOIN ").Append(join.Source).Append(" ON ").Append(join.On ?? "TRUE");
}
