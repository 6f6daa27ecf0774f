using Holdall.Engine.Storage;

namespace Holdall.Engine.DataDirectory.Migrations;

/// <summary>The table <c>_migrations</c>: which files were applied, and when in microseconds.</summary>
internal static class MigrationHistory
{
    public static void CreateIfMissing(DbSession session) => session.Execute(session.Dialect.Ddl.CreateHistoryTable);

    public static bool Exists(DbSession session) => Catalog.HasTable(session, "_migrations");

    public static bool Contains(DbSession session, string file)
    {
        using var statement = session.Prepare("SELECT 1 FROM `_migrations` WHERE file = ?1");
        statement.Bind(1, file);
        return statement.Step();
    }

    public static void Add(DbSession session, string file, TimeProvider time)
    {
        using var statement = session.Prepare("INSERT INTO `_migrations` (file, applied) VALUES (?1, ?2) ON CONFLICT DO NOTHING");
        statement.Bind(1, file);
        statement.Bind(2, (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        statement.Execute();
    }

    public static void Remove(DbSession session, string file)
    {
        using var statement = session.Prepare("DELETE FROM `_migrations` WHERE file = ?1");
        statement.Bind(1, file);
        statement.Execute();
    }

    /// <summary>All files, the last applied first. Old rows are in seconds, so times are compared at the length of microseconds.</summary>
    public static List<string> NewestFirst(DbSession session)
    {
        using var rows = session.Prepare("SELECT file FROM `_migrations` ORDER BY substr(applied || '0000000000000000', 1, 17) DESC, file DESC");
        var files = new List<string>();
        while (rows.Step()) files.Add(rows.Text(0));
        return files;
    }
}
