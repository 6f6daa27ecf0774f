using Holdall.Engine.Filters.Paths;
using Holdall.Engine.Filters.Sql;

namespace Holdall.Engine.Filters.Operands;

/// <summary>How <c>=</c> and <c>!=</c> take null.</summary>
internal enum NullFallback
{
    /// <summary>As an empty text, where that is possible.</summary>
    Auto,

    /// <summary>As null: JSON values, distances, <c>:changed</c>.</summary>
    Disabled,

    /// <summary>Always as an empty text: formatted times.</summary>
    Enforced,
}

/// <summary>One side of a term in SQL: a constant, a value that becomes a parameter, or an expression over columns.</summary>
internal sealed class Operand
{
    public static readonly Operand Null = new() { _sql = "NULL", IsNull = true };
    public static readonly Operand True = Constant("1");
    public static readonly Operand False = Constant("0");
    public static readonly Operand Present = Constant("TRUE");
    public static readonly Operand Absent = Constant("FALSE");

    private const int MaxShortPattern = 64;

    private string? _sql;

    public bool IsNull { get; private init; }

    public bool IsConstant { get; private init; }

    public bool IsParameter { get; private init; }

    /// <summary>The value of a parameter, or a <see cref="LateValue"/>.</summary>
    public object? Value { get; private init; }

    /// <summary>Whether a parameter is taken in lower case.</summary>
    public bool IsLower { get; private init; }

    public NullFallback Fallback { get; init; }

    /// <summary>Joined rows that multiply records and that it reads.</summary>
    public Join[] Joins { get; init; } = [];

    /// <summary>Whether it has several values for one record, all of which count when the sign has no <c>?</c>.</summary>
    public bool IsMultiple { get; init; }

    /// <summary>Whether it is null whenever its row is missing.</summary>
    public bool Vanishes { get; init; }

    /// <summary>Whether it is a plain column of texts.</summary>
    public bool IsText { get; init; }

    /// <summary>The name of the column that it is, unchanged; null for anything else.</summary>
    public string? ColumnName { get; init; }

    /// <summary>Whether it is the id of the base record, which is never null or empty.</summary>
    public bool IsId { get; init; }

    /// <summary>Whether it is a column of texts of the base record, which its table keeps from being null.</summary>
    public bool IsNeverNull { get; init; }

    /// <summary>The table whose <c>emailVisibility</c> has to be true as well, or null.</summary>
    public string? EmailAlias { get; init; }

    public bool IsColumn => !IsNull && !IsConstant && !IsParameter;

    /// <summary>Known to be null or an empty text.</summary>
    public bool IsEmpty => Fallback == NullFallback.Auto && (IsNull || (IsParameter && Value is null or ""));

    /// <summary>Known to be neither null nor an empty text.</summary>
    public bool IsNonEmpty => Fallback != NullFallback.Enforced && (IsConstant || (IsParameter && Value is not (null or "")));

    public static Operand Constant(string sql) => new() { _sql = sql, IsConstant = true };

    public static Operand Parameter(object? value, bool isLower = false) => new() { IsParameter = true, Value = value, IsLower = isLower };

    /// <summary>An expression over the columns of a row.</summary>
    public static Operand Column(string sql, Join? row, bool isMultiple, NullFallback fallback = NullFallback.Auto, bool vanishes = true) =>
        new() { _sql = sql, Joins = RowsOf(row), IsMultiple = isMultiple, Fallback = fallback, Vanishes = vanishes };

    /// <summary>A column of texts.</summary>
    public static Operand Text(string sql, Join? row, bool isMultiple, bool isId, bool isNeverNull, string? email, string? name = null) => new()
    {
        _sql = sql,
        Joins = RowsOf(row),
        IsMultiple = isMultiple,
        Vanishes = true,
        IsText = true,
        IsId = isId,
        IsNeverNull = isNeverNull,
        EmailAlias = email,
        ColumnName = name,
    };

    /// <summary>An expression over anything.</summary>
    public static Operand Expression(string sql, Join[] joins, bool isMultiple, NullFallback fallback, bool vanishes, bool isText = false) =>
        new() { _sql = sql, Joins = joins, IsMultiple = isMultiple, Fallback = fallback, Vanishes = vanishes, IsText = isText };

    private static Join[] RowsOf(Join? row) => row?.Root is null ? [] : [row];

    /// <summary>The other side of a sub-query over all values: nothing special about its nulls.</summary>
    public Operand WithAutoFallback() => Fallback == NullFallback.Auto
        ? this
        : new Operand { _sql = _sql, IsConstant = IsConstant, IsParameter = IsParameter, Value = Value, IsLower = IsLower, Joins = Joins, Vanishes = Vanishes };

    /// <summary>Its SQL. A value becomes a parameter when it is first asked for.</summary>
    public string Sql(QueryState query) => _sql ??= IsLower ? query.Dialect.Lower(query.Bind(Value)) : query.Bind(Value);

    /// <summary>Whether it may be a pattern that is so long that a search for it has to be watched: a value that is, or what a record holds.</summary>
    public bool MayBeLongPattern => IsColumn || (IsParameter && Value is string { Length: > MaxShortPattern });

    /// <summary>Its SQL as a pattern for LIKE.</summary>
    public string Pattern(QueryState query)
    {
        if (!IsParameter) return $"('%' || {Sql(query)} || '%')";
        var pattern = query.Bind(Value is LateValue late ? late.AsPattern() : LikePattern.From(Value));
        return IsLower ? query.Dialect.Lower(pattern) : pattern;
    }
}
