using Holdall.Engine.Storage;

namespace Holdall.Engine.DataDirectory.Migrations;

/// <summary>The table of logs (spec 01, section 4.2). Its white space is that of the statement that PocketBase stores.</summary>
internal static class CreateLogTable
{
    private const string CreateSql =
"""
CREATE TABLE IF NOT EXISTS `_logs` (
					`id`      TEXT PRIMARY KEY DEFAULT ('r'||lower(hex(randomblob(7)))) NOT NULL,
					`level`   INTEGER DEFAULT 0 NOT NULL,
					`message` TEXT DEFAULT "" NOT NULL,
					`data`    JSON DEFAULT "{}" NOT NULL,
					`created` TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%fZ')) NOT NULL
				);
CREATE INDEX IF NOT EXISTS idx_logs_level on `_logs` (`level`);
CREATE INDEX IF NOT EXISTS idx_logs_message on `_logs` (`message`);
CREATE INDEX IF NOT EXISTS idx_logs_created_hour on `_logs` (strftime('%Y-%m-%d %H:00:00', `created`));
""";

    public static void Create(SystemMigrationContext context) => context.Auxiliary.Execute(CreateSql);

    public static bool Exists(DbSession auxiliary)
    {
        using var statement = auxiliary.Prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '_logs'");
        return statement.Step();
    }
}
