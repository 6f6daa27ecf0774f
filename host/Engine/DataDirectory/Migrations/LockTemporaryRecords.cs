using Holdall.Collections;

namespace Holdall.Engine.DataDirectory.Migrations;

/// <summary>Adds the index on the type of collections, and takes from everybody the right to delete pending sign-ins.</summary>
internal static class LockTemporaryRecords
{
    public static void Run(SystemMigrationContext context)
    {
        context.Main.Execute(InitialSchema.TypeIndexSql);
        using var statement = context.Main.Prepare(
            "UPDATE `_collections` SET `deleteRule` = NULL, `updated` = ?1 WHERE `name` IN (?2, ?3) AND `deleteRule` IS NOT NULL");
        statement.Bind(1, context.Now);
        statement.Bind(2, SystemCollections.Mfas);
        statement.Bind(3, SystemCollections.Otps);
        statement.Execute();
    }
}
