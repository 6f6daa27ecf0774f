using System.Text.RegularExpressions;
using Holdall.Engine.Schema.Tables;

namespace Holdall.Engine.Schema.Views;

/// <summary>
/// The columns and tables of a SELECT as far as they can be told without understanding SQL. What it can't tell apart has to be
/// wrapped in parentheses by the author.
/// </summary>
internal sealed partial class ViewIdentifiers
{
    // Control characters stand for keywords, so that they can't be mistaken for identifiers.
    private const string JoinMarker = "\u0001join";
    private const string SkipMarker = "\u0001skip";

    private static readonly char[] Quotes = ['`', '"', '[', ']', ';'];
    private static readonly char[] AliasQuotes = ['`', '"', '[', ']', ';', '\''];

    private ViewIdentifiers(List<ViewColumn> columns, List<ViewColumn> tables)
    {
        Columns = columns;
        Tables = tables;
    }

    public IReadOnlyList<ViewColumn> Columns { get; }

    /// <summary>Those of FROM, then those of JOIN; the first one is the main table.</summary>
    public IReadOnlyList<ViewColumn> Tables { get; }

    /// <exception cref="CollectionSaveException">The query has a form that can't be told apart.</exception>
    public static ViewIdentifiers Parse(string query)
    {
        var text = Comments().Replace(query, " ");
        text = JoinWords().Replace(text, $" {JoinMarker} ");
        text = SkipWords().Replace(text, $" {SkipMarker} ");
        var parts = new ViewParts();
        foreach (var token in Tokens(text)) parts.Take(token, JoinMarker, SkipMarker);
        List<ViewColumn> tables = [.. Elements(parts.From), .. Elements(parts.Join)];
        return new ViewIdentifiers(Elements(parts.Select), tables);
    }

    /// <summary>Words, quoted and parenthesised parts glued to them, and the separators between.</summary>
    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is ',' or ' ' or '\n' or '\t' or '\r')
            {
                if (i > start) tokens.Add(text[start..i]);
                tokens.Add(text[i].ToString());
                start = i + 1;
                continue;
            }

            var end = SqlText.EndOfAtom(text, i);
            if (end < 0) throw new CollectionSaveException($"unbalanced parenthesis or quoted expression: \"{text[start..]}\"");
            i = end;
        }

        if (start < text.Length) tokens.Add(text[start..]);
        return tokens;
    }

    private static List<ViewColumn> Elements(string part)
    {
        var elements = new List<ViewColumn>();
        foreach (var element in SqlText.Split(part, ',') ?? [])
        {
            var pieces = SqlText.Split(Spaces().Replace(element, " "), ' ') ?? [];
            elements.Add(pieces switch
            {
                [var only] => Column(only, only[(LastDot(only) + 1)..]),
                [var original, var alias] => Column(original, alias),
                [var original, var word, var alias] when word.Equals("as", StringComparison.OrdinalIgnoreCase) => Column(original, alias),
                [_, var word, _] => throw new CollectionSaveException($"invalid identifier part - expected \"as\", got {word}"),
                _ => throw new CollectionSaveException($"invalid identifier parts [{string.Join(' ', pieces)}]"),
            });
        }

        return elements;
    }

    private static int LastDot(string text) => text.LastIndexOf('.');

    private static ViewColumn Column(string original, string alias) => new(Without(original, Quotes), Without(alias, AliasQuotes));

    private static string Without(string text, char[] chars)
    {
        foreach (var c in chars) text = text.Replace(c.ToString(), "", StringComparison.Ordinal);
        return text;
    }

    // White space of SQL only, not that of other scripts.
    [GeneratedRegex(@"/\*.*?\*/|--[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(
        @"[\t\n\f\r ]+(?:(?:full|left|right)[\t\n\f\r ]+outer[\t\n\f\r ]+join|(?:full|cross|inner|outer|left|right)[\t\n\f\r ]+join|join)[\t\n\f\r ]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex JoinWords();

    [GeneratedRegex(@"[\t\n\f\r ]+(?:where|group[\t\n\f\r ]+by|having|order|limit|with)[\t\n\f\r ]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SkipWords();

    [GeneratedRegex(@"[\t\n\f\r ]+")]
    private static partial Regex Spaces();
}

/// <summary>The parts of a SELECT that matter, put together word by word.</summary>
internal sealed class ViewParts
{
    private readonly System.Text.StringBuilder _select = new();
    private readonly System.Text.StringBuilder _from = new();
    private readonly System.Text.StringBuilder _join = new();
    private System.Text.StringBuilder? _active;

    public string Select => _select.ToString();

    public string From => _from.ToString();

    public string Join => _join.ToString();

    public void Take(string token, string joinMarker, string skipMarker)
    {
        if (token.Equals("select", StringComparison.OrdinalIgnoreCase)) _active = _select;
        else if (token.Equals("from", StringComparison.OrdinalIgnoreCase)) _active = _from;
        else if (token == joinMarker) _active = _join.Append(_join.Length > 0 ? "," : "");
        else if (token == skipMarker || (_active == _join && token.Equals("on", StringComparison.OrdinalIgnoreCase))) _active = null;
        else if (!token.Equals("distinct", StringComparison.OrdinalIgnoreCase)) _active?.Append(token);
    }
}
