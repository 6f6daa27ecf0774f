using System.Globalization;
using System.Text;

namespace Holdall.Engine.Storage;

/// <summary>The SQL of SQLite.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    public static readonly SqliteDialect Instance = new();

    private static readonly string[] Parameters = MakeParameters();

    private SqliteDialect() { }

    public override SqlDdl Ddl { get; } = new SqliteDdl();

    public override string OneRow => "(SELECT 1)";

    public override string Random => "RANDOM()";

    public override string Parameter(int number) => number <= Parameters.Length ? Parameters[number - 1] : MakeParameter(number);

    public override string RowId(string? table = null) => table is null ? "rowid" : table + "._rowid_";

    public override string Same(string left, string right) => $"{left} IS {right}";

    public override string NotSame(string left, string right) => $"{left} IS NOT {right}";

    public override string SameIgnoringCase(string left, string right) => $"{left} = {right} COLLATE NOCASE";

    public override string Like(string text, string pattern, bool isNegated) =>
        isNegated ? $"{text} NOT LIKE {pattern} ESCAPE '\\'" : $"{text} LIKE {pattern} ESCAPE '\\'";

    public override string LikeLong(string text, string pattern, bool isNegated) =>
        $"{SqliteFunctions.LongLikeName}({text}, {pattern}) = {(isNegated ? 0 : 1)}";

    public override string Lower(string text) => $"LOWER({text})";

    public override string JsonValue(string column, ReadOnlySpan<string> path)
    {
        var steps = Path(path);
        return $"(CASE WHEN json_valid({column}) THEN json_extract({column}, '${steps}') ELSE json_extract(json_object('pb', {column}), '$.pb{steps}') END)";
    }

    public override string Items(string column, string alias) => $"json_each({ArrayOf(column)}) {alias}";

    public override string ItemsOfParameter(string parameter, string alias) => $"json_each({parameter}) {alias}";

    public override string Item(string alias) => alias + ".value";

    public override string ItemCount(string column) =>
        $"(CASE WHEN {column} IS NULL OR {column} = '' THEN 0 ELSE json_array_length({ArrayOf(column)}) END)";

    public override string IsItem(string value, string column) => $"{value} IN (SELECT value FROM json_each({ArrayOf(column)}))";

    public override string IsItemOfParameter(string value, string parameter) => $"{value} IN (SELECT value FROM json_each({parameter}))";

    /// <summary>Rounding takes the cosine beyond 1 for some points and themselves, where <c>acos</c> would give null.</summary>
    public override string GeoDistance(string lonA, string latA, string lonB, string latB) =>
        $"(6371 * acos(max(-1, min(1, cos(radians({latA})) * cos(radians({latB})) * cos(radians({lonB}) - radians({lonA})) + sin(radians({latA})) * sin(radians({latB}))))))";

    public override string FormatTime(IReadOnlyList<string> arguments) => $"strftime({string.Join(", ", arguments)})";

    /// <summary>To the letter the expression of the log's index, which is not used for others.</summary>
    public override string HourOf(string column) => $"strftime('%Y-%m-%d %H:00:00', {column})";

    public override string DeleteSome(string table, string condition, string limit) =>
        $"DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} WHERE {condition} LIMIT {limit})";

    /// <summary>A single value counts as an array of one. The type is asked for only when the text is JSON, since it fails otherwise.</summary>
    private static string ArrayOf(string column) =>
        $"CASE WHEN iif(json_valid({column}), json_type({column}) = 'array', 0) THEN {column} ELSE json_array({column}) END";

    private static string Path(ReadOnlySpan<string> steps)
    {
        var path = new StringBuilder();
        foreach (var step in steps)
        {
            if (step.AsSpan().ContainsAnyExceptInRange('0', '9')) path.Append('.').Append(step);
            else path.Append('[').Append(step).Append(']');
        }

        return path.ToString();
    }

    private static string MakeParameter(int number) => "?" + number.ToString(CultureInfo.InvariantCulture);

    private static string[] MakeParameters()
    {
        var parameters = new string[64];
        for (var i = 0; i < parameters.Length; i++) parameters[i] = MakeParameter(i + 1);
        return parameters;
    }
}
