using Holdall.Collections;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Schema.Views;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Collections.Renames;

/// <summary>
/// Queries of views in which a table has got another name. The database is asked: it renames what stands for the table, and leaves texts, aliases and columns
/// of the same name alone.
/// </summary>
internal static class RenamedQueries
{
    private const int Suffix = 6;

    /// <summary>The new query of each view that is about the table. Nothing in the database is changed.</summary>
    /// <param name="session">The session of a transaction.</param>
    /// <param name="views">The views that may be about it.</param>
    /// <param name="renamed">The collection that is renamed.</param>
    /// <param name="to">Its new name.</param>
    /// <exception cref="DatabaseException">A view can't be read.</exception>
    public static Dictionary<string, string> Of(DbSession session, IReadOnlyList<Collection> views, Collection renamed, string to)
    {
        var queries = new Dictionary<string, string>(StringComparer.Ordinal);
        if (views.Count == 0) return queries;
        session.Execute("SAVEPOINT renaming");
        try
        {
            var probes = new List<(Collection View, string Name)>();
            foreach (var view in views) probes.Add((view, ViewTable.CreateProbe(session, view.ViewQuery ?? "")));
            if (renamed.IsView) ReplaceByTable(session, renamed);
            session.Execute($"ALTER TABLE {SqlName.Quote(renamed.Name)} RENAME TO {SqlName.Quote(to)}");
            foreach (var (view, name) in probes)
            {
                if (ViewTable.ReadProbe(session, name) is { } query && query != view.ViewQuery) queries[view.Id] = query;
            }
        }
        finally
        {
            session.Execute("ROLLBACK TO renaming; RELEASE renaming");
        }

        return queries;
    }

    /// <summary>Only tables can be renamed, so one with the same columns takes the place of a view for a moment.</summary>
    private static void ReplaceByTable(DbSession session, Collection view)
    {
        var aside = "_" + Ids.Random(Suffix);
        session.Execute($"CREATE TABLE {SqlName.Quote(aside)} AS SELECT * FROM {SqlName.Quote(view.Name)} LIMIT 0");
        ViewTable.Drop(session, view.Name);
        var columns = string.Join(", ", Catalog.Columns(session, aside).ConvertAll(static column => SqlName.Quote(column.Name)));
        session.Execute($"CREATE TABLE {SqlName.Quote(view.Name)} ({columns})");
    }
}
