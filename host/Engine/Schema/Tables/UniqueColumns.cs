using Holdall.Collections;

namespace Holdall.Engine.Schema.Tables;

/// <summary>What the unique index on a single column says. A partial one counts.</summary>
internal static class UniqueColumns
{
    public static bool Contains(IReadOnlyList<string> indexes, string column) => Of(indexes, column) != Uniqueness.None;

    public static Uniqueness Of(IReadOnlyList<string> indexes, string column)
    {
        foreach (var index in indexes)
        {
            if (!index.Contains("unique", StringComparison.OrdinalIgnoreCase)) continue;
            var statement = IndexStatement.Parse(index);
            if (!statement.IsUniqueOn(column)) continue;
            return statement.Columns[0].Collate.Equals("nocase", StringComparison.OrdinalIgnoreCase) ? Uniqueness.IgnoringCase : Uniqueness.Exact;
        }

        return Uniqueness.None;
    }
}
