namespace Holdall.Engine.Storage;

/// <summary>Keeps the database files small and their statistics fresh.</summary>
internal sealed class DatabaseUpkeep(Databases databases)
{
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(1);

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

    /// <summary>Empties the logs as far as that goes without waiting long; readers keep some of it.</summary>
    public void TryCheckpoint()
    {
        TryCheckpoint(databases.Main);
        TryCheckpoint(databases.Auxiliary);
    }

    /// <summary>Gives back the space of deleted log entries. The checkpoint holds up the writer while it waits for readers, so it does not wait long.</summary>
    public void VacuumLogs()
    {
        using (var auxiliary = DbSession.Open(databases.Auxiliary.File)) auxiliary.Execute("VACUUM");
        TryCheckpoint(databases.Auxiliary);
    }

    private static void TryCheckpoint(Database database)
    {
        try
        {
            using var session = DbSession.Open(database.File, lockWait: ShortWait);
            session.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (DatabaseException e) when (e.Kind == DatabaseErrorKind.Busy)
        {
            // The log stays as it is, which harms nobody.
        }
    }
}
