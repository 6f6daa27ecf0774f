using System.Globalization;
using System.Text.RegularExpressions;
using Holdall.Data;
using Holdall.Plugins.JsHooks.Sql.Expressions;
using Holdall.Plugins.JsHooks.Sql.Reading;

namespace Holdall.Plugins.JsHooks.Sql;

/// <summary>A SELECT that is put together step by step.</summary>
internal sealed partial class SelectQuery(IDatabase database) : SqlExpression
{
    public List<string> Columns { get; set; } = [];

    public bool IsDistinct { get; set; }

    public string Option { get; set; } = "";

    public List<string> Tables { get; set; } = [];

    public SqlExpression? Where { get; set; }

    public List<(string Type, string Table, SqlExpression? On)> Joins { get; } = [];

    public List<string> Groups { get; set; } = [];

    public SqlExpression? Having { get; set; }

    public List<string> Orders { get; set; } = [];

    /// <summary>Negative = none.</summary>
    public long Limit { get; set; } = -1;

    public long Offset { get; set; }

    /// <summary>Queries whose rows are added, or, unless all are wanted, those that are not there yet.</summary>
    public List<(SqlQuery Query, bool IsAll)> Unions { get; } = [];

    public string Before { get; set; } = "";

    public string Behind { get; set; } = "";

    /// <summary>The values that were bound to placeholders in its parts.</summary>
    public SqlValues Values { get; set; } = new();

    /// <summary>What the rows are, when they are objects of the application.</summary>
    public IRowSource? Rows { get; init; }

    public IDatabase Database => database;

    /// <summary>The statement.</summary>
    public SqlQuery ToQuery()
    {
        var values = new SqlValues();
        var sql = Build(values);
        return SqlQuery.With(database, sql, values);
    }

    /// <inheritdoc/>
    public override string Build(SqlValues values)
    {
        values.Set(Values);
        string?[] clauses =
        [
            Before,
            BuildSelect(),
            Tables.Count > 0 ? "FROM " + string.Join(", ", Tables.Select(TableAndAlias)) : "",
            .. Joins.Select(join => BuildJoin(join, values)),
            Clause("WHERE", Where, values),
            Groups.Count > 0 ? "GROUP BY " + SqlNames.Columns(Groups) : "",
            Clause("HAVING", Having, values),
            .. Unions.Select(union => BuildUnion(union, values)),
            Orders.Count > 0 ? "ORDER BY " + string.Join(", ", Orders.Select(Order)) : "",
            BuildLimit(),
            Behind,
        ];
        return string.Join(' ', clauses.Where(c => !string.IsNullOrEmpty(c)));
    }

    private string BuildSelect()
    {
        var words = "SELECT " + (IsDistinct ? "DISTINCT " : "") + (Option.Length > 0 ? Option + " " : "");
        return words + (Columns.Count == 0 ? "*" : string.Join(", ", Columns.Select(ColumnAndAlias)));
    }

    private static string BuildJoin((string Type, string Table, SqlExpression? On) join, SqlValues values)
    {
        var on = join.On?.Build(values) ?? "";
        return $"{join.Type} {TableAndAlias(join.Table)}" + (on.Length > 0 ? " ON " + on : "");
    }

    private static string BuildUnion((SqlQuery Query, bool IsAll) union, SqlValues values)
    {
        values.Set(union.Query.Values);
        return (union.IsAll ? "UNION ALL " : "UNION ") + union.Query.Sql;
    }

    private string BuildLimit()
    {
        if (Limit < 0 && Offset <= 0) return "";
        var limit = "LIMIT " + (Limit < 0 ? long.MaxValue : Limit).ToString(CultureInfo.InvariantCulture);
        return Offset > 0 ? limit + " OFFSET " + Offset.ToString(CultureInfo.InvariantCulture) : limit;
    }

    private static string Clause(string word, SqlExpression? condition, SqlValues values) =>
        condition?.Build(values) is { Length: > 0 } sql ? word + " " + sql : "";

    private static string ColumnAndAlias(string column) => Alias().Match(column) is { Success: true, Index: > 0 } alias && !IsExpression(column, alias)
        ? SqlNames.Column(column[..alias.Index]) + " AS " + SqlNames.SimpleColumn(alias.Groups[1].Value)
        : SqlNames.Column(column);

    /// <summary>Whether what looks like an alias is the last word of an expression in parentheses.</summary>
    private static bool IsExpression(string column, Match alias) => column.AsSpan(0, alias.Index).Count('(') != column.AsSpan(0, alias.Index).Count(')');

    private static string TableAndAlias(string table) =>
        !table.Contains('(', StringComparison.Ordinal) && Alias().Match(table) is { Success: true, Index: > 0 } alias
            ? SqlNames.Table(table[..alias.Index]) + " " + SqlNames.SimpleTable(alias.Groups[1].Value)
            : SqlNames.Table(table);

    private static string Order(string column) => Direction().Match(column) is { Success: true } direction
        ? SqlNames.Column(column[..direction.Index]) + " " + direction.Groups[1].Value
        : SqlNames.Column(column);

    [GeneratedRegex("""(?:\s+as\s+|\s+)([\w\-.]+)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Alias();

    [GeneratedRegex("""\s+(desc|asc)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Direction();
}
