using System.Globalization;
using System.Text.Json;
using Holdall.Engine.Storage;

namespace Holdall.Engine.SqlConsole;

/// <summary>What the console answers: of several statements the rows of the last one. Every value is a text or null.</summary>
internal sealed class SqlResult
{
    /// <summary>The most bytes that the values of a result may have together.</summary>
    private const long MaxBytes = 50_000_000;

    private readonly List<(string Name, string Type)> _columns = [];
    private readonly List<string?[]> _rows = [];

    public int AffectedRows { get; init; }

    /// <summary>Runs a statement to its end and keeps its first rows.</summary>
    /// <exception cref="DatabaseException">It failed, or its rows are too large.</exception>
    public static SqlResult Of(Statement statement, int limit)
    {
        var result = new SqlResult();
        // The columns are known for certain after the first step: SQLite prepares a statement anew when it finds that tables have changed.
        var isRow = statement.Step();
        for (var i = 0; i < statement.ColumnCount; i++)
        {
            result._columns.Add((statement.ColumnName(i), statement.DeclaredType(i)?.ToUpperInvariant() ?? ""));
        }

        var left = MaxBytes;
        while (isRow)
        {
            if (result._rows.Count < limit) result._rows.Add(Row(statement, ref left));
            // What reads need not go on; what changes something is done only when it has come to its end.
            isRow = (result._rows.Count < limit || !statement.IsReadOnly) && statement.Step();
        }

        return result;
    }

    public void WriteTo(Utf8JsonWriter json, long milliseconds)
    {
        json.WriteStartObject();
        json.WriteNumber("execTime"u8, milliseconds);
        json.WriteNumber("affectedRows"u8, AffectedRows);
        json.WriteStartArray("columns"u8);
        foreach (var (name, type) in _columns)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, name);
            json.WriteString("type"u8, type);
            json.WriteBoolean("nullable"u8, true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows"u8);
        foreach (var row in _rows)
        {
            json.WriteStartArray();
            foreach (var value in row) json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string?[] Row(Statement statement, ref long left)
    {
        var values = new string?[statement.ColumnCount];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = statement.KindOf(i) switch
            {
                DbValueKind.Null => null,
                DbValueKind.Real => RealText.Of(statement.Double(i)),
                DbValueKind.Integer => statement.Int64(i).ToString(CultureInfo.InvariantCulture),
                _ => Text(statement, i, ref left),
            };
        }

        return values;
    }

    private static string Text(Statement statement, int column, ref long left)
    {
        left -= statement.Utf8(column).Length;
        if (left < 0) throw new DatabaseException(DatabaseErrorKind.Other, $"the rows have more than {MaxBytes / 1_000_000} MB; ask for fewer of them");
        return statement.Text(column);
    }
}
