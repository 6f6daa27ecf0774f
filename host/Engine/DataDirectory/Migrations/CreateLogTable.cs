using Holdall.Engine.Storage;

namespace Holdall.Engine.DataDirectory.Migrations;

/// <summary>The table of logs.</summary>
internal static class CreateLogTable
{
    public static void Create(SystemMigrationContext context) => context.Auxiliary.Execute(context.Auxiliary.Dialect.Ddl.CreateLogTable);

    public static bool Exists(DbSession auxiliary) => Catalog.HasTable(auxiliary, "_logs");
}
