using System.Collections.Frozen;

namespace Holdall.Engine.Schema.Views;

/// <summary>Finds the SELECTs of a query, and which tables and columns each names.</summary>
internal sealed class SqlBlocks
{
    /// <summary>More than SQLite's parser takes.</summary>
    private const int MaxDepth = 200;

    private static readonly FrozenSet<string> Keywords = FrozenSet.ToFrozenSet(
    [
        "all", "and", "as", "asc", "between", "by", "case", "cast", "collate", "cross", "desc", "distinct", "else", "end", "escape", "except", "exists",
        "filter", "from", "full", "glob", "group", "having", "in", "inner", "intersect", "is", "isnull", "join", "left", "like", "limit", "materialized",
        "natural", "not", "notnull", "null", "offset", "on", "or", "order", "outer", "over", "partition", "recursive", "regexp", "right", "select", "then",
        "union", "using", "values", "when", "where", "window", "with",
    ]);

    private static readonly FrozenSet<string> EndsOfFrom = FrozenSet.ToFrozenSet(
        ["group", "having", "limit", "on", "order", "select", "where", "window"]);

    private static readonly FrozenSet<string> Fences = FrozenSet.ToFrozenSet(["distinct", "group", "over"]);

    private readonly List<SqlToken> _tokens;
    private readonly Stack<(SqlBlock Block, int Open, bool IsInFrom)> _groups = new();
    private readonly Dictionary<int, int> _opens = [];
    private SqlBlock _block = new(null);

    private SqlBlocks(string query)
    {
        Main = _block;
        _tokens = SqlTokens.Of(query);
        for (var i = 0; i < _tokens.Count; i++) Take(i);
    }

    /// <summary>The outermost SELECT.</summary>
    public SqlBlock Main { get; }

    /// <summary>Common tables, those of one name together.</summary>
    public Dictionary<string, List<SqlBlock>> Common { get; } = new(StringComparer.Ordinal);

    /// <exception cref="CollectionSaveException">It is nested too deep.</exception>
    public static SqlBlocks Read(string query) => new(query);

    private static bool IsName(SqlToken token) => token.Kind is SqlTokenKind.QuotedName || (token.Kind is SqlTokenKind.Word && !Keywords.Contains(token.Text));

    /// <summary>A name behind it can only be an alias.</summary>
    private static bool EndsExpression(SqlToken token) =>
        IsName(token) || token.Is(")") || token.Is("end") || token.Kind is SqlTokenKind.Text
        || (token.Kind is SqlTokenKind.Other && char.IsAsciiDigit(token.Text[0]));

    private SqlToken At(int place) => place >= 0 && place < _tokens.Count ? _tokens[place] : default;

    private void Take(int i)
    {
        var token = _tokens[i];
        if (token.Is("(")) Open(i);
        else if (token.Is(")")) Close(i);
        else
        {
            _block.Words++;
            if (IsName(token) || token.Kind is SqlTokenKind.Text) TakeName(token, i);
            else if (token.Kind is SqlTokenKind.Word) TakeKeyword(token.Text);
        }
    }

    private void TakeKeyword(string word)
    {
        if (word is "union" or "except" or "intersect") Unite();
        else if (word is "from" or "join") _block.IsInFrom = true;
        else if (EndsOfFrom.Contains(word)) _block.IsInFrom = false;
        _block.HasFence |= Fences.Contains(word);
    }

    private void Unite()
    {
        var other = new SqlBlock(_block.Outer, _block.First);
        _block.First.Others.Add(other);
        _block = other;
    }

    private void TakeName(SqlToken token, int i)
    {
        var (before, after) = (At(i - 1), At(i + 1));
        if (after.Is(".") || (after.Is("(") && token.Kind is SqlTokenKind.Word)) return;
        if (before.Is("as") || EndsExpression(before)) _block.AddAlias(token.Text);
        else if (_block.IsInFrom || before.Is("in")) _block.Tables.Add(token.Text);
        else if (token.Kind is not SqlTokenKind.Text) _block.AddName(before.Is(".") ? At(i - 2).Text : "", token.Text);
    }

    private void Open(int i)
    {
        if (_groups.Count == MaxDepth) throw new CollectionSaveException("parser stack overflow");
        _groups.Push((_block, i, _block.IsInFrom));
        // What a function takes is no table.
        if (IsName(At(i - 1))) _block.IsInFrom = false;
        if (!At(i + 1).Is("select") && !At(i + 1).Is("with") && !At(i + 1).Is("values")) return;
        var name = CommonName(i);
        var inner = new SqlBlock(name is null && !_block.IsInFrom ? _block : _block.Outer);
        if (name is null) _block.Inner.Add(inner);
        else if (Common.TryGetValue(name, out var same)) same.Add(inner);
        else Common[name] = [inner];
        _block = inner;
    }

    private void Close(int i)
    {
        if (!_groups.TryPop(out var group)) return;
        _opens[i] = group.Open;
        _block = group.Block;
        _block.IsInFrom = group.IsInFrom;
    }

    /// <summary>The name of the common table that begins with a parenthesis, as in <c>name (columns) AS NOT MATERIALIZED (</c>; null when it is none.</summary>
    private string? CommonName(int open)
    {
        var i = open - 1;
        if (At(i).Is("materialized")) i--;
        if (At(i).Is("not")) i--;
        if (!At(i).Is("as")) return null;
        i--;
        if (At(i).Is(")") && _opens.TryGetValue(i, out var columns)) i = columns - 1;
        return At(i).Text;
    }
}
