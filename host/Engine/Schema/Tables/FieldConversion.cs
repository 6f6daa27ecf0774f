using Holdall.Collections;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Schema.Tables;

/// <summary>Rewrites the column of a field that has become a list, or no longer is one (spec 01, section 7.3).</summary>
internal static class FieldConversion
{
    private const int TempSuffix = 5;

    public static void Run(DbSession session, Collection old, Collection collection)
    {
        foreach (var field in collection.Fields)
        {
            var before = CollectionTable.FindById(old.Fields, field.Id);
            // A field that was just added has its default and nothing to convert.
            if (before is null || before.IsMultiple == field.IsMultiple) continue;
            var views = TakeViews(session);
            Convert(session, collection, field);
            foreach (var view in views) session.Execute(view);
        }
    }

    /// <summary>Views would keep the column from being renamed; they are dropped, and their SQL run again afterwards.</summary>
    private static List<string> TakeViews(DbSession session)
    {
        var names = new List<string>();
        var statements = new List<string>();
        using (var rows = session.Prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'view' ORDER BY rowid"))
        {
            while (rows.Step())
            {
                names.Add(rows.Text(0));
                statements.Add(rows.Text(1));
            }
        }

        foreach (var name in names) session.Execute("DROP VIEW " + SqlName.Quote(name));
        return statements;
    }

    private static void Convert(DbSession session, Collection collection, Field field)
    {
        var table = SqlName.Quote(collection.Name);
        var column = SqlName.Quote(field.Name);
        var temp = SqlName.Quote("_" + field.Name + Ids.Random(TempSuffix));
        session.Execute($"ALTER TABLE {table} RENAME COLUMN {column} TO {temp}");
        session.Execute($"ALTER TABLE {table} ADD {column} {ColumnDefinition.Of(field)}");
        session.Execute($"UPDATE {table} SET {column} = ({(field.IsMultiple ? ToMultiple(temp) : ToSingle(temp))})");
        session.Execute($"ALTER TABLE {table} DROP COLUMN {temp}");
    }

    private static string ToMultiple(string old) =>
        $"CASE WHEN COALESCE({old}, '') = '' THEN '[]' ELSE (CASE WHEN json_valid({old}) AND json_type({old}) = 'array' THEN {old} ELSE json_array({old}) END) END";

    private static string ToSingle(string old) =>
        $"CASE WHEN COALESCE({old}, '[]') = '[]' THEN '' ELSE (CASE WHEN json_valid({old}) AND json_type({old}) = 'array' THEN COALESCE(json_extract({old}, '$[#-1]'), '') ELSE {old} END) END";
}
