using System.Text;
using System.Text.RegularExpressions;

namespace Holdall.Engine.Collections;

/// <summary>A column or expression of an index.</summary>
internal sealed record IndexColumn(string Name, string Collate, string Sort);

/// <summary>
/// A <c>CREATE INDEX</c> statement, taken apart (spec 01, section 8). A WHERE part with a closing parenthesis is not understood, on purpose: PocketBase
/// could not save the collection again.
/// </summary>
internal sealed partial record IndexStatement(
    bool IsUnique, bool IsOptional, string Schema, string Name, string Table, IReadOnlyList<IndexColumn> Columns, string Where)
{
    private static readonly char[] Trimmed = ['`', '"', '\'', '[', ']', '\r', '\n', '\t', '\f', '\v', ' '];
    private static readonly IndexStatement NotUnderstood = new(false, false, "", "", "", [], "");

    public bool IsValid => Name.Length > 0 && Table.Length > 0 && Columns.Count > 0;

    /// <summary>Takes a statement apart; what can't be understood, or not in time, is not valid.</summary>
    public static IndexStatement Parse(string sql)
    {
        try
        {
            return Statement().Match(sql) is { Success: true } match ? Of(match) : NotUnderstood;
        }
        catch (RegexMatchTimeoutException)
        {
            return NotUnderstood;
        }
    }

    /// <summary>The normalised statement.</summary>
    public string Build()
    {
        var sql = new StringBuilder("CREATE ");
        if (IsUnique) sql.Append("UNIQUE ");
        sql.Append("INDEX ");
        if (IsOptional) sql.Append("IF NOT EXISTS ");
        if (Schema.Length > 0) sql.Append('`').Append(Schema).Append("`.");
        sql.Append('`').Append(Name).Append("` ON `").Append(Table).Append("` (");
        var isLong = Columns.Count > 1;
        for (var i = 0; i < Columns.Count; i++)
        {
            if (isLong) sql.Append("\n  ");
            AppendColumn(sql, Columns[i]);
            if (i < Columns.Count - 1) sql.Append(',');
        }

        if (isLong) sql.Append('\n');
        sql.Append(')');
        if (Where.Length > 0) sql.Append(" WHERE ").Append(Where);
        return sql.ToString();
    }

    /// <summary>Whether it is a unique index on just this column, in any letter case.</summary>
    public bool IsUniqueOn(string column) => IsUnique && Columns is [var single] && single.Name.Equals(column, StringComparison.OrdinalIgnoreCase);

    private static void AppendColumn(StringBuilder sql, IndexColumn column)
    {
        if (column.Name.Contains('(') || column.Name.Contains(' ')) sql.Append(column.Name);
        else sql.Append('`').Append(column.Name).Append('`');
        if (column.Collate.Length > 0) sql.Append(" COLLATE ").Append(column.Collate);
        if (column.Sort.Length > 0) sql.Append(' ').Append(column.Sort);
    }

    private static IndexStatement Of(Match match)
    {
        var (schema, name) = ParseName(match.Groups[3].Value);
        return new IndexStatement(
            match.Groups[1].Success,
            match.Groups[2].Success,
            schema,
            name,
            match.Groups[4].Value.Trim(Trimmed),
            ParseColumns(match.Groups[5].Value),
            match.Groups[6].Value.Trim());
    }

    private static (string Schema, string Name) ParseName(string text)
    {
        var parts = SqlText.Split(text, '.') ?? [];
        return parts switch
        {
            [] => ("", ""),
            [var schema, var name] => (schema.Trim(Trimmed), name.Trim(Trimmed)),
            _ => ("", parts[0].Trim(Trimmed)),
        };
    }

    private static List<IndexColumn> ParseColumns(string text)
    {
        var columns = new List<IndexColumn>();
        foreach (var part in SqlText.Split(text, ',') ?? [])
        {
            var match = Column().Match(part);
            if (!match.Success) continue;
            var name = match.Groups[1].Value.Trim(Trimmed);
            if (name.Length > 0) columns.Add(new IndexColumn(name, match.Groups[2].Value, match.Groups[3].Value.ToUpperInvariant()));
        }

        return columns;
    }

    [GeneratedRegex(
        @"create[ \t\n\f\r]+(unique[ \t\n\f\r]+)?[ \t\n\f\r]*index[ \t\n\f\r]*(if[ \t\n\f\r]+not[ \t\n\f\r]+exists[ \t\n\f\r]+)?([^ \t\n\f\r]*)[ \t\n\f\r]+on[ \t\n\f\r]+([^ \t\n\f\r]*)[ \t\n\f\r]*\((.*)\)(?:[ \t\n\f\r]*where[ \t\n\f\r]+(.*))?",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Statement();

    [GeneratedRegex(
        @"^(.+?)(?:[ \t\n\f\r]+collate[ \t\n\f\r]+([A-Za-z0-9_]+))?(?:[ \t\n\f\r]+(asc|desc))?\z",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Column();
}
