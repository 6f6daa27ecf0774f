using Microsoft.Data.Sqlite;

namespace Holdall.Bench.Posts;

/// <summary>The prepared insert of one post; each execution is a transaction of its own unless one is given.</summary>
internal sealed class PostInsert : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly SqliteParameter _active, _author, _body, _created, _id, _title, _updated, _views;

    public PostInsert(SqliteConnection connection, SqliteTransaction? transaction = null)
    {
        _command = connection.CreateCommand();
        _command.Transaction = transaction;
        _command.CommandText = PostsTable.Insert;
        _active = _command.Parameters.Add("$active", SqliteType.Integer);
        _author = _command.Parameters.Add("$author", SqliteType.Text);
        _body = _command.Parameters.Add("$body", SqliteType.Text);
        _created = _command.Parameters.Add("$created", SqliteType.Text);
        _id = _command.Parameters.Add("$id", SqliteType.Text);
        _title = _command.Parameters.Add("$title", SqliteType.Text);
        _updated = _command.Parameters.Add("$updated", SqliteType.Text);
        _views = _command.Parameters.Add("$views", SqliteType.Real);
        _command.Prepare();
    }

    public void Execute(in Post post)
    {
        _active.Value = post.Active;
        _author.Value = post.Author;
        _body.Value = post.Body;
        _created.Value = post.Created;
        _id.Value = post.Id;
        _title.Value = post.Title;
        _updated.Value = post.Updated;
        _views.Value = post.Views;
        _command.ExecuteNonQuery();
    }

    public void Dispose() => _command.Dispose();
}
