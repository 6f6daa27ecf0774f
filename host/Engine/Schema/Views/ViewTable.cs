using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Storage;
using Holdall.Fields;

namespace Holdall.Engine.Schema.Views;

/// <summary>The SQL view of a view collection.</summary>
internal static class ViewTable
{
    private const int TempSuffix = 6;

    public static void Create(DbSession session, string name, string query) => CreateRaw(session, name, WithTextId(session, ViewQuery.Normalize(query)));

    public static void Drop(DbSession session, string name) => session.Execute("DROP VIEW IF EXISTS " + SqlName.Quote(name));

    /// <summary>Makes a view of a query as it is, for a moment.</summary>
    /// <returns>Its name.</returns>
    public static string CreateProbe(DbSession session, string query)
    {
        var name = "_temp_" + Ids.Random(TempSuffix);
        CreateRaw(session, name, ViewQuery.Normalize(query));
        return name;
    }

    /// <summary>The query of such a view, as it is after what was changed in the database; null if there is none.</summary>
    public static string? ReadProbe(DbSession session, string name)
    {
        var start = StartOf(name);
        return Catalog.FindView(session, name) is { } sql && sql.StartsWith(start, StringComparison.Ordinal) ? sql[start.Length..^1] : null;
    }

    /// <summary>The names of the columns that a view of this query has. Nothing is made for it, so a connection for reading will do.</summary>
    public static string[] ColumnNames(DbSession session, string query)
    {
        using var rows = session.PrepareView(query, limit: 0);
        var names = new string[rows.ColumnCount];
        for (var i = 0; i < names.Length; i++) names[i] = rows.ColumnName(i);
        return names;
    }

    /// <summary>The query itself, or wrapped so that the id is a text.</summary>
    private static string WithTextId(DbSession session, string query)
    {
        var columns = Columns(session, query);
        if (columns.Exists(static column => column is { Name: "id", Type: "TEXT" })) return query;
        var list = string.Join(',', columns.ConvertAll(static column => column.Name == "id" ? "CAST(`id` as TEXT) `id`" : SqlName.Quote(column.Name)));
        return $"SELECT {list} FROM ({query})";
    }

    /// <summary>The columns with the types that only a view has, so there is one for a moment.</summary>
    private static List<TableColumn> Columns(DbSession session, string query)
    {
        var name = CreateProbe(session, query);
        try
        {
            return Catalog.Columns(session, name);
        }
        finally
        {
            Drop(session, name);
        }
    }

    private static void CreateRaw(DbSession session, string name, string query) => session.Define($"{StartOf(name)}{query})");

    private static string StartOf(string name) => $"CREATE VIEW {SqlName.Quote(name)} AS SELECT * FROM (";
}
