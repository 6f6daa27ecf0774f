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
        using (var auxiliary = DbSession.Open(databases.Auxiliary.File)) Empty(databases.Auxiliary, auxiliary);
        using var main = DbSession.Open(databases.Main.File);
        main.Execute("PRAGMA optimize = 0x10002");
        Empty(databases.Main, main);
    }

    /// <summary>Gives back the space of deleted log entries. The checkpoint holds up the writer while it waits for readers, so it does not wait long.</summary>
    public void VacuumLogs()
    {
        using (var auxiliary = DbSession.Open(databases.Auxiliary.File)) auxiliary.Execute("VACUUM");
        TryCheckpoint(databases.Auxiliary);
    }

    /// <summary>Copies the log into the file and empties it. While a backup keeps it, that would only hold up the writer.</summary>
    private static void Empty(Database database, DbSession session)
    {
        if (database.KeptSnapshots == 0) session.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static void TryCheckpoint(Database database)
    {
        try
        {
            using var session = DbSession.Open(database.File, lockWait: ShortWait);
            Empty(database, session);
        }
        catch (DatabaseException e) when (e.Kind == DatabaseErrorKind.Busy)
        {
            // The log stays as it is, which harms nobody.
        }
    }
}
