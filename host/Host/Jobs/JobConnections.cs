using SQLite;

namespace Holdall.Host.Jobs;

/// <summary>
/// Opens the connections of the job storage. They are serialized (full mutex): the storage's lock heartbeat uses the owner's connection from a timer.
/// </summary>
internal sealed class JobConnections(string file)
{
    private const SQLiteOpenFlags Flags = SQLiteOpenFlags.ReadWrite | SQLiteOpenFlags.Create | SQLiteOpenFlags.FullMutex;

    public SQLiteConnection Open()
    {
        var connection = new SQLiteConnection(file, Flags);
        try
        {
            connection.BusyTimeout = TimeSpan.FromSeconds(10);
            connection.ExecuteScalar<string>("PRAGMA journal_mode = WAL");
            connection.Execute("PRAGMA synchronous = NORMAL");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
