using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Schema.Views;

/// <summary>A column of a view: its name and declared type in upper case.</summary>
internal sealed record ViewTableColumn(string Name, string Type);

/// <summary>The SQL view of a view collection (spec 01, section 9).</summary>
internal static class ViewTable
{
    private const int TempSuffix = 6;

    public static void Create(DbSession session, string name, string query) => CreateRaw(session, name, WithTextId(session, ViewQuery.Normalize(query)));

    public static void Drop(DbSession session, string name) => session.Execute("DROP VIEW IF EXISTS " + SqlName.Quote(name));

    /// <summary>The columns of a query as SQLite sees them, through a view that is dropped at once.</summary>
    public static List<ViewTableColumn> Columns(DbSession session, string query)
    {
        var name = "_temp_" + Ids.Random(TempSuffix);
        CreateRaw(session, name, query);
        try
        {
            var columns = new List<ViewTableColumn>();
            using var rows = session.Prepare("SELECT name, upper(type) FROM pragma_table_info(?1) ORDER BY cid");
            rows.Bind(1, name);
            while (rows.Step()) columns.Add(new ViewTableColumn(rows.Text(0), rows.Text(1)));
            return columns;
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
        var list = string.Join(',', columns.ConvertAll(static column => column.Name == "id" ? "CAST(`id` as TEXT) `id`" : SqlName.Quote(column.Name)));
        return $"SELECT {list} FROM ({query})";
    }

    private static void CreateRaw(DbSession session, string name, string query) =>
        session.Execute($"CREATE VIEW {SqlName.Quote(name)} AS SELECT * FROM ({query})");
}
