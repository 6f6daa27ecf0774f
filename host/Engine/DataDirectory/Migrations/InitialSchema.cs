using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Tables;

namespace Holdall.Engine.DataDirectory.Migrations;

/// <summary>A fresh main database.</summary>
internal static class InitialSchema
{
    public const string TypeIndexSql = "CREATE INDEX IF NOT EXISTS idx__collections_type on `_collections` (`type`)";

    public static void Create(SystemMigrationContext context)
    {
        context.Main.Execute(context.Main.Dialect.Ddl.CreateMainTables);
        context.Main.Execute(TypeIndexSql);
        foreach (var collection in InitialCollections.Create(context.Now))
        {
            CollectionRow.Insert(context.Main, collection);
            CollectionTable.Create(context.Main, collection);
            foreach (var index in collection.Indexes) context.Main.Execute(IndexStatement.Parse(index).Build());
        }
    }
}
