namespace Holdall.Engine.Storage;

/// <summary>What a database says of its own tables, views and indexes. Letter case of names does not matter, except where it says otherwise.</summary>
internal static class Catalog
{
    /// <summary>Whether there is a table of exactly this name.</summary>
    public static bool HasTable(DbSession session, string name)
    {
        using var table = session.Prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1");
        table.Bind(1, name);
        return table.Step();
    }

    public static bool HasTableOrView(DbSession session, string name)
    {
        using var found = session.Prepare("SELECT 1 FROM sqlite_schema WHERE type IN ('table', 'view') AND lower(name) = lower(?1)");
        found.Bind(1, name);
        return found.Step();
    }

    /// <summary>The columns of a table or view in their order.</summary>
    /// <exception cref="DatabaseException">It is a view that can't be read.</exception>
    public static List<TableColumn> Columns(DbSession session, string table)
    {
        using var rows = session.Prepare("SELECT name, upper(type) FROM pragma_table_info(?1) ORDER BY cid");
        rows.Bind(1, table);
        var columns = new List<TableColumn>();
        while (rows.Step()) columns.Add(new TableColumn(rows.Text(0), rows.Text(1)));
        return columns;
    }

    /// <summary>All views with the statements that make them, the oldest first.</summary>
    public static List<(string Name, string Sql)> Views(DbSession session)
    {
        using var rows = session.Prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'view' ORDER BY rowid");
        return NamesAndTexts(rows);
    }

    /// <summary>The statement that makes a view, or null.</summary>
    public static string? FindView(DbSession session, string name)
    {
        using var row = session.Prepare("SELECT sql FROM sqlite_schema WHERE type = 'view' AND name = ?1");
        row.Bind(1, name);
        return row.Step() ? row.Text(0) : null;
    }

    /// <summary>The indexes of a table with the statements that make them, those that a constraint has made aside.</summary>
    public static List<(string Name, string Sql)> Indexes(DbSession session, string table)
    {
        using var rows = session.Prepare(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower(?1) AND sql IS NOT NULL ORDER BY name");
        rows.Bind(1, table);
        return NamesAndTexts(rows);
    }

    /// <summary>The statement that makes an index of a table, or null.</summary>
    public static string? FindIndex(DbSession session, string name, string table)
    {
        using var row = session.Prepare(
            "SELECT sql FROM sqlite_schema WHERE type = 'index' AND lower(name) = lower(?1) AND lower(tbl_name) = lower(?2)");
        row.Bind(1, name);
        row.Bind(2, table);
        return row.Step() ? row.Text(0) : null;
    }

    /// <summary>The table that has an index of this name, other than the given one; null if none has.</summary>
    /// <param name="session">The database.</param>
    /// <param name="index">Name of the index.</param>
    /// <param name="table">Name of the table.</param>
    /// <param name="former">What it is called as long as it is not renamed; an import has renamed it already.</param>
    public static string? FindOtherTableWithIndex(DbSession session, string index, string table, string? former = null)
    {
        using var row = session.Prepare(
            "SELECT tbl_name FROM sqlite_schema WHERE type = 'index' AND lower(name) = lower(?1) AND lower(tbl_name) NOT IN (lower(?2), lower(?3))");
        row.Bind(1, index);
        row.Bind(2, table);
        row.Bind(3, former ?? table);
        return row.Step() ? row.Text(0) : null;
    }

    private static List<(string Name, string Sql)> NamesAndTexts(Statement rows)
    {
        var all = new List<(string Name, string Sql)>();
        while (rows.Step()) all.Add((rows.Text(0), rows.Text(1)));
        return all;
    }
}
