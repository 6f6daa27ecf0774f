using Microsoft.Data.Sqlite;

namespace Holdall.Engine.Storage;

/// <summary>
/// Keeps everybody else from a database file until it is disposed, and leaves the file complete without its write-ahead log. Needed before the file is
/// moved: a connection to the moved file would delete, when it is closed, the log that then lies at its old place and belongs to another file.
/// </summary>
internal sealed class SoleAccess : IDisposable
{
    private readonly SqliteConnection _connection;

    private SoleAccess(SqliteConnection connection) => _connection = connection;

    /// <summary>Waits until nobody else has the file open. Null when there is no such file.</summary>
    /// <exception cref="DatabaseException">Somebody has it open for longer than <paramref name="wait"/>.</exception>
    public static SoleAccess? Take(string file, TimeSpan wait)
    {
        if (!File.Exists(file)) return null;
        var options = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = (int)wait.TotalSeconds,
        };
        var connection = new SqliteConnection(options.ToString());
        try
        {
            connection.Open();
            // Leaving WAL mode needs the file for oneself; the driver repeats it until the time is over.
            Execute(connection, "PRAGMA journal_mode = DELETE");
            Execute(connection, "BEGIN EXCLUSIVE");
            return new SoleAccess(connection);
        }
        catch (Exception e)
        {
            connection.Dispose();
            if (e is SqliteException error) throw SqliteErrors.Of(error);
            throw;
        }
    }

    public void Dispose() => _connection.Dispose();

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
