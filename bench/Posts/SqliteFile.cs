using Microsoft.Data.Sqlite;

namespace Holdall.Bench.Posts;

internal static class SqliteFile
{
    // The connection settings that the protocol's storage prescribes, so that both servers have the same ground under them.
    private const string Pragmas = """
        PRAGMA busy_timeout = 10000;
        PRAGMA journal_mode = WAL;
        PRAGMA journal_size_limit = 200000000;
        PRAGMA synchronous = NORMAL;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -32000;
        """;

    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        return connection;
    }
}
