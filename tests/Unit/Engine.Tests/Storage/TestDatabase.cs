using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

/// <summary>A real database file with one table, <c>notes (id, text)</c>.</summary>
internal sealed class TestDatabase : IDisposable
{
    private readonly TempFolder _folder = new();

    public TestDatabase(TimeSpan? queryTimeout = null, TimeProvider? time = null)
    {
        File = _folder.File("data.db");
        Database = Database.Open(File, queryTimeout, time);
        using var read = Database.Read();
        read.Session.Execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT UNIQUE)");
    }

    public string File { get; }

    public Database Database { get; }

    public Task<int> AddAsync(string text, CancellationToken aborted = default) => Database.WriteAsync(text, Insert, aborted);

    /// <summary>How many notes the current flow sees.</summary>
    public long Count()
    {
        using var read = Database.Read();
        using var count = read.Session.Prepare("SELECT COUNT(*) FROM notes");
        count.Step();
        return count.Int64(0);
    }

    public static int Insert(DbSession session, string text)
    {
        using var insert = session.Prepare("INSERT INTO notes (text) VALUES (?1)");
        insert.Bind(1, text);
        return insert.Execute();
    }

    /// <summary>Goes on until it is stopped.</summary>
    public static int AddWithoutEnd(DbSession session)
    {
        using var insert = session.Prepare("INSERT INTO notes (text) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n");
        return insert.Execute();
    }

    /// <summary>Goes on until it is stopped.</summary>
    public static void ReadWithoutEnd(DbSession session)
    {
        using var rows = session.Prepare("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n");
        rows.Step();
    }

    public void Dispose()
    {
        Database.Dispose();
        _folder.Dispose();
    }
}
