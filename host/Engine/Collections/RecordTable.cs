using System.Text;
using Holdall.Collections;
using Holdall.Engine.Fields;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Collections;

/// <summary>The table that holds the records of a collection (spec 01, section 7.1).</summary>
internal static class RecordTable
{
    /// <summary>Creates the table, its columns in the byte order of their names.</summary>
    public static void Create(DbSession session, Collection collection)
    {
        var sql = new StringBuilder("CREATE TABLE ").Append(SqlName.Quote(collection.Name)).Append(" (");
        var isFirst = true;
        foreach (var ordinal in collection.Fields.OrdinalsByName)
        {
            var field = collection.Fields[ordinal];
            if (!isFirst) sql.Append(", ");
            isFirst = false;
            sql.Append(SqlName.Quote(field.Name)).Append(' ').Append(ColumnDefinition.Of(field));
        }

        session.Execute(sql.Append(')').ToString());
    }

    /// <summary>Whether a table or view of this name exists, in any letter case.</summary>
    public static bool Exists(DbSession session, string name)
    {
        using var statement = session.Prepare("SELECT 1 FROM sqlite_schema WHERE type IN ('table', 'view') AND lower(name) = lower(?1)");
        statement.Bind(1, name);
        return statement.Step();
    }
}
