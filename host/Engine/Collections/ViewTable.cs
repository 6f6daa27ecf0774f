using Holdall.Engine.Storage;

namespace Holdall.Engine.Collections;

/// <summary>The SQL view of a view collection (spec 01, section 9).</summary>
internal static class ViewTable
{
    private const string Text = "TEXT";

    public static void Create(DbSession session, string name, string query) =>
        session.Execute($"CREATE VIEW {SqlName.Quote(name)} AS SELECT * FROM ({WithTextId(session, ViewQuery.Normalize(query))})");

    public static void Drop(DbSession session, string name) => session.Execute("DROP VIEW IF EXISTS " + SqlName.Quote(name));

    /// <summary>The query itself, or wrapped so that the id is a text.</summary>
    public static string WithTextId(DbSession session, string query)
    {
        using var statement = session.Prepare($"SELECT * FROM ({query})");
        var columns = new List<string>();
        var isText = true;
        for (var i = 0; i < statement.ColumnCount; i++)
        {
            var name = statement.ColumnName(i);
            var isId = name == "id";
            if (isId) isText = statement.DeclaredType(i) == Text;
            columns.Add(isId ? "CAST(`id` as TEXT) `id`" : SqlName.Quote(name));
        }

        return isText ? query : $"SELECT {string.Join(',', columns)} FROM ({query})";
    }
}
