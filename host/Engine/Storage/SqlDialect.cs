namespace Holdall.Engine.Storage;

/// <summary>
/// Everything in the SQL of queries that differs between database engines. Arguments and results are SQL expressions; each result can stand
/// beside any operator without further brackets. Whatever is plain SQL is not here.
/// </summary>
internal abstract class SqlDialect
{
    /// <summary>The SQL that makes tables.</summary>
    public abstract SqlDdl Ddl { get; }

    /// <summary>The parameter with this number, from 1. The same number may stand in several places.</summary>
    public abstract string Parameter(int number);

    /// <summary>A table with one row, to join others to.</summary>
    public abstract string OneRow { get; }

    /// <summary>A number by chance, for sorting.</summary>
    public abstract string Random { get; }

    /// <summary>The place of a row in the order of insertion.</summary>
    /// <param name="table">The table, where there may be several.</param>
    public abstract string RowId(string? table = null);

    /// <summary>Equality in which null is a value like others.</summary>
    public abstract string Same(string left, string right);

    /// <summary>The opposite of <see cref="Same"/>.</summary>
    public abstract string NotSame(string left, string right);

    /// <summary>Equality of texts in which letter case of ASCII does not matter.</summary>
    public abstract string SameIgnoringCase(string left, string right);

    /// <summary>Whether a text matches a pattern with <c>%</c>, <c>_</c> and <c>\</c>; letter case of ASCII does not matter.</summary>
    public abstract string Like(string text, string pattern, bool isNegated);

    /// <summary>As <see cref="Like"/>, for patterns that may be long: never takes more time than a text and a pattern of their length need.</summary>
    public abstract string LikeLong(string text, string pattern, bool isNegated);

    /// <summary>The text in lower case, ASCII only.</summary>
    public abstract string Lower(string text);

    /// <summary>The value at a path of a JSON column; a column that holds no JSON counts as a JSON string. An empty path gives the whole value.</summary>
    /// <param name="column">The column.</param>
    /// <param name="path">Keys, and indexes of arrays; only letters, digits, <c>_</c> and <c>.</c>.</param>
    public abstract string JsonValue(string column, ReadOnlySpan<string> path);

    /// <summary>A table of the items of a column that may hold a JSON array, a single value or nothing.</summary>
    public abstract string Items(string column, string alias);

    /// <summary>A table of the items of a parameter, which holds a JSON array.</summary>
    public abstract string ItemsOfParameter(string parameter, string alias);

    /// <summary>The item in a row of <see cref="Items"/>.</summary>
    public abstract string Item(string alias);

    /// <summary>Number of items of a column that may hold a JSON array, a single value or nothing.</summary>
    public abstract string ItemCount(string column);

    /// <summary>Whether a value is one of the items of a column.</summary>
    public abstract string IsItem(string value, string column);

    /// <summary>Whether a value is one of the items of a parameter, which holds a JSON array.</summary>
    public abstract string IsItemOfParameter(string value, string parameter);

    /// <summary>Great-circle distance in kilometres; null for what is no number.</summary>
    public abstract string GeoDistance(string lonA, string latA, string lonB, string latB);

    /// <summary>A point in time in a format, as SQLite's <c>strftime</c>; null for what is no point in time.</summary>
    public abstract string FormatTime(IReadOnlyList<string> arguments);

    /// <summary>The hour in which a stored time lies, as <c>2026-01-31 09:00:00</c>; null for what is no time.</summary>
    public abstract string HourOf(string column);

    /// <summary>The statement that deletes rows of a table, up to a number.</summary>
    public abstract string DeleteSome(string table, string condition, string limit);
}
