namespace Holdall.Plugins.JsHooks.Sql.Expressions;

/// <summary>A column that contains all of these texts, or one of them, or not.</summary>
internal sealed class LikeExpression(string column, string word, string joint, IReadOnlyList<string> texts) : SqlExpression
{
    private bool _left = true;
    private bool _right = true;
    private IReadOnlyList<string> _escapes = ["\\", "\\\\", "%", "\\%", "_", "\\_"];

    /// <summary>Whether anything may stand before and behind the texts.</summary>
    public void Match(bool left, bool right) => (_left, _right) = (left, right);

    /// <summary>Pairs of what is replaced in the texts, and by what.</summary>
    /// <exception cref="ArgumentException">A pair is not complete.</exception>
    public void Escape(IReadOnlyList<string> pairs) =>
        _escapes = pairs.Count % 2 == 0 ? pairs : throw new ArgumentException("escape takes an even number of texts");

    public override string Build(SqlValues values)
    {
        var name = SqlNames.Column(column);
        return string.Join($" {joint} ", texts.Select(text => $"{name} {word} {values.Add(Pattern(text))}{EscapeClause}"));
    }

    /// <summary>Without it SQLite knows no escapes.</summary>
    private string EscapeClause => _escapes.Any(e => e.StartsWith('\\')) ? " ESCAPE '\\'" : "";

    private string Pattern(string text)
    {
        for (var i = 0; i < _escapes.Count; i += 2)
        {
            if (_escapes[i].Length > 0) text = text.Replace(_escapes[i], _escapes[i + 1], StringComparison.Ordinal);
        }

        return (_left ? "%" : "") + text + (_right ? "%" : "");
    }
}
