using Holdall.Bench.Posts;
using Microsoft.Data.Sqlite;

namespace Holdall.Bench.Reference;

/// <summary>One read connection with its three prepared statements. Used by one request at a time.</summary>
internal sealed class PostReader : IDisposable
{
    private const string Columns = "SELECT id, title, body, views, active, author, created, updated FROM posts ";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _view, _page, _count;
    private readonly SqliteParameter _id, _limit, _offset;

    public PostReader(string file)
    {
        _connection = SqliteFile.Open(file);
        _view = Command(Columns + "WHERE id = $id LIMIT 1");
        _id = _view.Parameters.Add("$id", SqliteType.Text);
        _page = Command(Columns + "LIMIT $limit OFFSET $offset");
        _limit = _page.Parameters.Add("$limit", SqliteType.Integer);
        _offset = _page.Parameters.Add("$offset", SqliteType.Integer);
        _count = Command("SELECT COUNT(*) FROM posts");
    }

    public bool TryWrite(string id, JsonBuffer json)
    {
        _id.Value = id;
        using var row = _view.ExecuteReader();
        if (!row.Read())
            return false;

        PostJson.Write(json.Writer, Current(row));
        return true;
    }

    public void WriteAll(long limit, long offset, JsonBuffer json)
    {
        _limit.Value = limit;
        _offset.Value = offset;
        using var row = _page.ExecuteReader();
        while (row.Read())
            PostJson.Write(json.Writer, Current(row));
    }

    public long Count() => (long)_count.ExecuteScalar()!;

    public void Dispose()
    {
        _view.Dispose();
        _page.Dispose();
        _count.Dispose();
        _connection.Dispose();
    }

    private static Post Current(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetDouble(3), row.GetBoolean(4), row.GetString(5), row.GetString(6), row.GetString(7));

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
