namespace Holdall.Data;

/// <summary>What statements gave.</summary>
public sealed class SqlResult
{
    /// <summary>Names of the columns.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The rows: null, <see cref="string"/>, <see cref="long"/>, <see cref="double"/> or <see cref="byte"/>[] for each column.</summary>
    public required IReadOnlyList<object?[]> Rows { get; init; }

    /// <summary>How many rows the last statement has inserted, changed or deleted.</summary>
    public int AffectedRows { get; init; }

    /// <summary>The row id of what was inserted last, 0 if nothing ever was.</summary>
    public long LastInsertId { get; init; }
}
