using System.Collections.Frozen;
using Holdall.Collections;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Schema.Views;

/// <summary>
/// Fields of views that have lost their column: SQLite renames a column in the views on it, and the view keeps its fields until its query is edited. They read
/// as zero values.
/// </summary>
internal static class ViewColumns
{
    /// <summary>The names of such fields.</summary>
    public static IReadOnlySet<string> FindLost(DbSession session, Collection view)
    {
        var lost = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in view.Fields) lost.Add(field.Name);
        try
        {
            foreach (var column in Catalog.Columns(session, view.Name)) lost.Remove(column.Name);
            return lost.Count == 0 ? FrozenSet<string>.Empty : lost;
        }
        catch (DatabaseException)
        {
            // The view can't be read at all; whoever reads it is told so.
            return FrozenSet<string>.Empty;
        }
    }
}
