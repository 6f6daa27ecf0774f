using Holdall.Collections;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Filters.Paths;

/// <summary>
/// The rows of a back-relation that an index gives without looking at any record: <c>permissions_via_org.person ?= @request.auth.id</c>. They are few and
/// the same for all records, so for a list they are found once, instead of trying for each record which of its rows fit.
/// </summary>
internal static class KnownRows
{
    /// <summary>The conditions on one joined row as a list of ids, if they are all of that kind; otherwise null.</summary>
    public static string? Find(IReadOnlyList<Condition> conditions)
    {
        if (conditions[0] is not TermCondition { Lookup: var (row, _) } || row.Link is not var (field, id)) return null;
        // The rows of a row that is one of several itself hang on the record.
        if (row.Root != row) return null;
        var isIndexed = false;
        foreach (var condition in conditions)
        {
            if (condition is not TermCondition { Lookup: var (other, column) } || other != row) return null;
            isIndexed |= IsIndexed(row.Collection!, column);
        }

        if (!isIndexed) return null;
        var where = string.Join(" AND ", conditions.Select(SemiJoins.Plain));
        return $"{id} IN (SELECT {row.Alias}.{SqlName.Quote(field)} FROM {row.Source} WHERE {where})";
    }

    private static bool IsIndexed(Collection collection, string column)
    {
        foreach (var index in collection.Indexes)
        {
            if (!index.Contains(column, StringComparison.OrdinalIgnoreCase)) continue;
            if (IndexStatement.Parse(index) is { Where: "", Columns: [var first, ..] } && first.Name.Equals(column, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
