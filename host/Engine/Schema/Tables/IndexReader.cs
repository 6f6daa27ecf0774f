namespace Holdall.Engine.Schema.Tables;

/// <summary>
/// Reads a <c>CREATE INDEX</c> statement from left to right. What it does not understand, PocketBase does not either: it could not
/// save a collection again that had such an index.
/// </summary>
internal sealed class IndexReader
{
    /// <summary>What separates words.</summary>
    public static readonly char[] Space = [' ', '\t', '\n', '\f', '\r'];

    private static readonly char[] Quotes = ['`', '"', '\'', '[', ']', '\r', '\n', '\t', '\f', '\v', ' '];

    private readonly string _sql;
    private int _at;

    private IndexReader(string sql, int start) => (_sql, _at) = (sql, start);

    /// <summary>The first statement in a text, whatever stands before it; null when there is none.</summary>
    public static IndexStatement? Find(string sql)
    {
        const string Start = "create";
        for (var at = IndexOf(0); at >= 0; at = IndexOf(at + 1))
        {
            if (new IndexReader(sql, at + Start.Length).Read() is { } index) return index;
        }

        return null;

        int IndexOf(int from) => sql.IndexOf(Start, from, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A name without the quotes and the space around it.</summary>
    public static string Unquote(string name) => name.Trim(Quotes);

    private IndexStatement? Read()
    {
        if (!SkipSpace()) return null;
        var isUnique = TrySkip("unique", spaceBehind: true);
        if (!TrySkip("index", spaceBehind: false)) return null;
        SkipSpace();
        var isOptional = TrySkipOptional();
        var (schema, name) = ParseName(ReadWord());
        if (!SkipSpace() || !TrySkip("on", spaceBehind: true) || ReadTable() is not { } table) return null;
        var end = SqlText.EndOfAtom(_sql, _at);
        if (end < 0) return new IndexStatement(isUnique, isOptional, schema, name, table, [], "", "");
        var columns = ParseColumns(_sql[(_at + 1)..end]);
        _at = end + 1;
        SkipSpace();
        var where = TrySkip("where", spaceBehind: true) ? ReadRest() : "";
        return new IndexStatement(isUnique, isOptional, schema, name, table, columns, where, ReadRest());
    }

    private bool TrySkipOptional()
    {
        var start = _at;
        if (TrySkip("if", spaceBehind: true) && TrySkip("not", spaceBehind: true) && TrySkip("exists", spaceBehind: true)) return true;
        _at = start;
        return false;
    }

    /// <summary>
    /// Reads up to the bracket. One that stands in the same word as the table is the last of that word: <c>t(lower(a))</c> is not understood.
    /// </summary>
    private string? ReadTable()
    {
        var start = _at;
        var word = ReadWord();
        if (word.LastIndexOf('(') is >= 0 and var bracket)
        {
            _at = start + bracket;
            return Unquote(word[..bracket]);
        }

        SkipSpace();
        return _at < _sql.Length && _sql[_at] == '(' ? Unquote(word) : null;
    }

    private bool TrySkip(string keyword, bool spaceBehind)
    {
        var start = _at;
        if (!_sql.AsSpan(_at).StartsWith(keyword, StringComparison.OrdinalIgnoreCase)) return false;
        _at += keyword.Length;
        if (!spaceBehind || SkipSpace()) return true;
        _at = start;
        return false;
    }

    private bool SkipSpace()
    {
        var start = _at;
        var length = _sql.AsSpan(_at).IndexOfAnyExcept(Space);
        _at = length < 0 ? _sql.Length : _at + length;
        return _at > start;
    }

    private string ReadWord()
    {
        var start = _at;
        var length = _sql.AsSpan(_at).IndexOfAny(Space);
        _at = length < 0 ? _sql.Length : _at + length;
        return _sql[start.._at];
    }

    private string ReadRest()
    {
        var rest = _sql[_at..].Trim();
        _at = _sql.Length;
        return rest;
    }

    private static (string Schema, string Name) ParseName(string text) => (SqlText.Split(text, '.') ?? []) switch
    {
        [] => ("", ""),
        [var schema, var name] => (Unquote(schema), Unquote(name)),
        [var name, ..] => ("", Unquote(name)),
    };

    private static List<IndexColumn> ParseColumns(string text)
    {
        var columns = new List<IndexColumn>();
        foreach (var part in SqlText.Split(text, ',') ?? [])
        {
            if (IndexColumn.Parse(part) is { } column) columns.Add(column);
        }

        return columns;
    }
}
