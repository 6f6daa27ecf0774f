using System.Runtime.CompilerServices;
using Holdall.Collections;
using Holdall.Engine.Storage;
using Microsoft.Data.Sqlite;

namespace Holdall.Engine.Schema.Views;

/// <summary>
/// Fields of views that have lost their column: SQLite renames a column in the views on it, and the view keeps its fields until its query is edited
/// (spec 02, section 7). They read as zero values.
/// </summary>
internal static class ViewColumns
{
    private static readonly ConditionalWeakTable<Collection, HashSet<string>> Lost = [];

    public static bool IsLost(Collection view, string field) => Lost.TryGetValue(view, out var names) && names.Contains(field);

    /// <summary>Compares the fields of a view with its columns.</summary>
    public static void Compare(DbSession session, Collection view)
    {
        var lost = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in view.Fields) lost.Add(field.Name);
        try
        {
            using var columns = session.Prepare("SELECT name FROM pragma_table_info(?1)");
            columns.Bind(1, view.Name);
            while (columns.Step()) lost.Remove(columns.Text(0));
        }
        catch (SqliteException)
        {
            // The view can't be read at all; whoever reads it is told so.
            return;
        }

        if (lost.Count > 0) Lost.AddOrUpdate(view, lost);
    }
}
