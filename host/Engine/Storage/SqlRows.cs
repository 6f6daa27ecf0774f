using Holdall.Data;

namespace Holdall.Engine.Storage;

/// <summary>The rows of a statement, as values.</summary>
internal sealed record SqlRows(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows)
{
    public static readonly SqlRows None = new([], []);

    /// <summary>Runs a statement to its end.</summary>
    public static SqlRows Of(Statement statement)
    {
        // The columns are known for certain after the first step: SQLite prepares a statement anew when it finds that tables have changed.
        var isRow = statement.Step();
        var columns = new string[statement.ColumnCount];
        for (var i = 0; i < columns.Length; i++) columns[i] = statement.ColumnName(i);
        var rows = new List<object?[]>();
        for (; isRow; isRow = statement.Step()) rows.Add(Row(statement, columns.Length));
        return new SqlRows(columns, rows);
    }

    public SqlResult ToResult(int affected = 0, long lastId = 0) =>
        new() { Columns = Columns, Rows = Rows, AffectedRows = affected, LastInsertId = lastId };

    private static object?[] Row(Statement statement, int count)
    {
        var values = new object?[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = statement.KindOf(i) switch
            {
                DbValueKind.Null => null,
                DbValueKind.Integer => statement.Int64(i),
                DbValueKind.Real => statement.Double(i),
                DbValueKind.Blob => statement.Utf8(i).ToArray(),
                _ => statement.Text(i),
            };
        }

        return values;
    }
}
