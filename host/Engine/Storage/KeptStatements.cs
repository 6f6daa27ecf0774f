namespace Holdall.Engine.Storage;

/// <summary>The prepared statements of a connection by their text. The one that was not used for longest goes first, unless it is in use.</summary>
internal sealed class KeptStatements
{
    private const int Max = 256;

    private readonly Dictionary<string, LinkedListNode<Statement>> _byText = new(StringComparer.Ordinal);
    private readonly LinkedList<Statement> _byAge = new();

    public Statement? Find(string sql)
    {
        if (!_byText.TryGetValue(sql, out var node)) return null;
        if (node != _byAge.Last && !node.Value.IsInUse)
        {
            _byAge.Remove(node);
            _byAge.AddLast(node);
        }

        return node.Value;
    }

    public Statement Keep(Statement statement)
    {
        _byText[statement.Sql] = _byAge.AddLast(statement);
        if (_byAge.Count > Max) Evict();
        return statement;
    }

    public void Finish()
    {
        foreach (var statement in _byAge) statement.Finish();
    }

    private void Evict()
    {
        for (var node = _byAge.First; node is not null; node = node.Next)
        {
            if (node.Value.IsInUse) continue;
            _byAge.Remove(node);
            _byText.Remove(node.Value.Sql);
            node.Value.Finish();
            return;
        }
    }
}
