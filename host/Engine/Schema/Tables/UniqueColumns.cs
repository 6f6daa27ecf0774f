using Holdall.Collections;

namespace Holdall.Engine.Schema.Tables;

/// <summary>Whether a unique index stands on a single column. A partial one counts (spec 03, section 6.4).</summary>
internal static class UniqueColumns
{
    public static bool Contains(Collection collection, string column)
    {
        foreach (var index in collection.Indexes)
        {
            if (index.Contains("unique", StringComparison.OrdinalIgnoreCase) && IndexStatement.Parse(index).IsUniqueOn(column)) return true;
        }

        return false;
    }
}
