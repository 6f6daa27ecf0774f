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

    /// <summary>The columns of a query as the database sees them, through a view that is dropped at once.</summary>
    public static List<TableColumn> Columns(DbSession session, string query)
    {
        var name = "_temp_" + Ids.Random(TempSuffix);
        CreateRaw(session, name, query);
        try
        {
            return Catalog.Columns(session, name);
        }
        finally
        {
            Drop(session, name);
        }
    }

    /// <summary>The query itself, or wrapped so that the id is a text.</summary>
    public static string WithTextId(DbSession session, string query)
    {
        var columns = Columns(session, query);
        if (columns.Exists(static column => column is { Name: "id", Type: "TEXT" })) return query;
        var list = string.Join(',', columns.ConvertAll(static column => column.Name == FieldNames.Id ? "CAST(`id` as TEXT) `id`" : SqlName.Quote(column.Name)));
        return $"SELECT {list} FROM ({query})";
    }

    private static void CreateRaw(DbSession session, string name, string query) =>
        session.Execute($"CREATE VIEW {SqlName.Quote(name)} AS SELECT * FROM ({query})");
}
