using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Tables;

namespace Holdall.Engine.DataDirectory.Migrations;

/// <summary>A fresh main database (spec 01, sections 4.1 and 4.3). Its white space is that of the statements that PocketBase stores.</summary>
internal static class InitialSchema
{
    public const string TypeIndexSql = "CREATE INDEX IF NOT EXISTS idx__collections_type on `_collections` (`type`)";

    private const string CreateSql =
"""
CREATE TABLE `_params` (
			`id`      TEXT PRIMARY KEY DEFAULT ('r'||lower(hex(randomblob(7)))) NOT NULL,
			`value`   JSON DEFAULT NULL,
			`created` TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%fZ')) NOT NULL,
			`updated` TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%fZ')) NOT NULL
		);
CREATE TABLE `_collections` (
				`id`         TEXT PRIMARY KEY DEFAULT ('r'||lower(hex(randomblob(7)))) NOT NULL,
				`system`     BOOLEAN DEFAULT FALSE NOT NULL,
				`type`       TEXT DEFAULT "base" NOT NULL,
				`name`       TEXT UNIQUE NOT NULL,
				`fields`     JSON DEFAULT "[]" NOT NULL,
				`indexes`    JSON DEFAULT "[]" NOT NULL,
				`listRule`   TEXT DEFAULT NULL,
				`viewRule`   TEXT DEFAULT NULL,
				`createRule` TEXT DEFAULT NULL,
				`updateRule` TEXT DEFAULT NULL,
				`deleteRule` TEXT DEFAULT NULL,
				`options`    JSON DEFAULT "{}" NOT NULL,
				`created`    TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%fZ')) NOT NULL,
				`updated`    TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%fZ')) NOT NULL
			);
""";

    public static void Create(SystemMigrationContext context)
    {
        context.Main.Execute(CreateSql);
        context.Main.Execute(TypeIndexSql);
        foreach (var collection in InitialCollections.Create(context.Now))
        {
            CollectionRow.Insert(context.Main, collection);
            CollectionTable.Create(context.Main, collection);
            foreach (var index in collection.Indexes) context.Main.Execute(IndexStatement.Parse(index).Build());
        }
    }
}
