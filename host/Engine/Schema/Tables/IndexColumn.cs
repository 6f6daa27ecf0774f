using System.Text;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Schema.Tables;

/// <summary>A column or expression of an index.</summary>
internal sealed record IndexColumn(string Name, string Collate, string Sort)
{
    /// <summary>Reads one entry of the list; null when it is empty. Of several readings the one with the shortest name counts, as in PocketBase.</summary>
    public static IndexColumn? Parse(string text)
    {
        var (name, collate, sort) = Cut(text);
        name = IndexReader.Unquote(name);
        return name.Length == 0 ? null : new IndexColumn(name, collate, sort.ToUpperInvariant());
    }

    public void AppendTo(StringBuilder sql)
    {
        var isExpression = Name.Contains('(') || Name.Contains(' ');
        sql.Append(isExpression ? Name : SqlName.Quote(Name));
        if (Collate.Length > 0) sql.Append(" COLLATE ").Append(Collate);
        if (Sort.Length > 0) sql.Append(' ').Append(Sort);
    }

    private static (string Name, string Collate, string Sort) Cut(string text)
    {
        var (before, last) = CutWord(text);
        var isSorted = before.Length > 0 && (Is(last, "asc") || Is(last, "desc"));
        if (isSorted && CutCollate(before) is var (sorted, order)) return (sorted, order, last);
        if (CutCollate(text) is var (name, collate)) return (name, collate, "");
        return isSorted ? (before, "", last) : (text, "", "");
    }

    private static (string Name, string Collate)? CutCollate(string text)
    {
        var (before, collate) = CutWord(text);
        var (name, word) = CutWord(before);
        var isWord = collate.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
        return name.Length > 0 && isWord && Is(word, "collate") ? (name, collate) : null;
    }

    /// <summary>The last word, and what stands before it.</summary>
    private static (string Before, string Word) CutWord(string text)
    {
        var at = text.AsSpan().LastIndexOfAny(IndexReader.Space) + 1;
        return (text[..at].TrimEnd(IndexReader.Space), text[at..]);
    }

    private static bool Is(string word, string keyword) => word.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
