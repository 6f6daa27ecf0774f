using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

/// <summary>A real database file with one table, <c>notes (id, text)</c>.</summary>
internal sealed class TestDatabase : IDisposable
{
    private readonly TempFolder _folder = new();

    public TestDatabase()
    {
        File = _folder.File("data.db");
        Database = Database.Open(File);
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

    public void Dispose()
    {
        Database.Dispose();
        _folder.Dispose();
    }
}
