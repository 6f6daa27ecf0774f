using Holdall.Bench.Posts;
using Microsoft.Data.Sqlite;

namespace Holdall.Bench.Reference;

/// <summary>The one write connection. Every insert commits by itself, one after the other.</summary>
internal sealed class PostWriter(SqliteConnection connection) : IDisposable
{
    private readonly Lock _turn = new();
    private readonly PostInsert _insert = new(connection);

    public void Insert(in Post post)
    {
        lock (_turn)
            _insert.Execute(post);
    }

    public void Dispose()
    {
        _insert.Dispose();
        connection.Dispose();
    }
}
