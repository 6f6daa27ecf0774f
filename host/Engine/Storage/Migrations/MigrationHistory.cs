namespace Holdall.Engine.Storage.Migrations;

/// <summary>The table <c>_migrations</c>: which files were applied, and when in microseconds (spec 01, section 11).</summary>
internal static class MigrationHistory
{
    private const string CreateSql = "CREATE TABLE IF NOT EXISTS `_migrations` (file VARCHAR(255) PRIMARY KEY NOT NULL, applied INTEGER NOT NULL)";

    public static void CreateIfMissing(DbSession session) => session.Execute(CreateSql);

    public static bool Exists(DbSession session)
    {
        using var statement = session.Prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '_migrations'");
        return statement.Step();
    }

    public static bool Contains(DbSession session, string file)
    {
        using var statement = session.Prepare("SELECT 1 FROM `_migrations` WHERE file = ?1");
        statement.Bind(1, file);
        return statement.Step();
    }

    public static void Add(DbSession session, string file, TimeProvider time)
    {
        using var statement = session.Prepare("INSERT OR IGNORE INTO `_migrations` (file, applied) VALUES (?1, ?2)");
        statement.Bind(1, file);
        statement.Bind(2, (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        statement.Execute();
    }
}
