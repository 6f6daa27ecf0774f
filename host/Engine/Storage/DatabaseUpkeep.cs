namespace Holdall.Engine.Storage;

/// <summary>Keeps the database files small and their statistics fresh (spec 01, section 14.3).</summary>
internal sealed class DatabaseUpkeep(Databases databases)
{
    /// <summary>
    /// Waits for readers and the writer, on connections of its own: inside the writer's transaction a checkpoint can't be made. The bit 0x10000 makes
    /// <c>optimize</c> look at every table, since a new connection has not queried any; 0x2 lets it analyze.
    /// </summary>
    public void Run()
    {
        using (var auxiliary = DbSession.Open(databases.Auxiliary.File)) auxiliary.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        using var main = DbSession.Open(databases.Main.File);
        main.Execute("PRAGMA optimize = 0x10002; PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>Gives back the space of deleted log entries.</summary>
    public void VacuumLogs()
    {
        using var auxiliary = DbSession.Open(databases.Auxiliary.File);
        auxiliary.Execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
    }
}
