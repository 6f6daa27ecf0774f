using Holdall.Collections;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Storage;
using Holdall.Fields;

namespace Holdall.Engine.Schema.Tables;

/// <summary>Rewrites the column of a field that has become a list, or no longer is one.</summary>
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
            foreach (var (_, sql) in views) session.Define(sql);
        }
    }

    /// <summary>Views would keep the column from being renamed; they are dropped, and their SQL run again afterwards.</summary>
    private static List<(string Name, string Sql)> TakeViews(DbSession session)
    {
        var views = Catalog.Views(session);
        foreach (var (name, _) in views) session.Execute("DROP VIEW " + SqlName.Quote(name));
        return views;
    }

    private static void Convert(DbSession session, Collection collection, Field field)
    {
        var ddl = session.Dialect.Ddl;
        var table = SqlName.Quote(collection.Name);
        var column = SqlName.Quote(field.Name);
        var temp = SqlName.Quote("_" + field.Name + Ids.Random(TempSuffix));
        session.Execute($"ALTER TABLE {table} RENAME COLUMN {column} TO {temp}");
        session.Execute($"ALTER TABLE {table} ADD {column} {ColumnDefinition.Of(field, ddl)}");
        session.Execute($"UPDATE {table} SET {column} = ({(field.IsMultiple ? ddl.ToList(temp) : ddl.ToSingle(temp))})");
        session.Execute($"ALTER TABLE {table} DROP COLUMN {temp}");
    }
}
