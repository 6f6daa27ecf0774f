using System.Text.Json;
using Holdall.Engine.Filters.Operands;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Rules;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Logs;

/// <summary>The table of the log: how it is filtered, and how its rows are shown.</summary>
internal static class LogTable
{
    public const string Name = "`_logs`";

    public const string Columns = "`id`, `created`, `data`, `message`, `level`";

    private const int DataColumn = 2;

    private static readonly string[] Fields = ["id", "created", "level", "message", "data"];
    private static readonly string[] JsonFields = ["data"];

    /// <summary>The hour of an entry. It has an index, the time itself has none.</summary>
    public static string Hour(DbSession session) => session.Dialect.HourOf("`created`");

    /// <exception cref="FilterException">The filter or the order is not valid.</exception>
    public static FixedQuery Filter(string? filter, string? sort, SqlDialect dialect, TimeProvider time)
    {
        if (ClientExpression.IsTooLong(filter ?? "")) throw new FilterException("the filter is too long");
        return new FixedFields(Name, Fields, JsonFields, dialect, time).Build(filter ?? "", sort ?? "");
    }

    /// <summary>
    /// Deletes all entries. Without a condition SQLite drops the pages of the table instead of its rows: for a million entries that is half a second and
    /// hardly anything in the WAL, where chunks of a thousand take two minutes.
    /// </summary>
    public static int Empty(DbSession session)
    {
        using var statement = session.Prepare($"DELETE FROM {Name}");
        return statement.Execute();
    }

    /// <summary>Writes the row that a statement with <see cref="Columns"/> stands on.</summary>
    public static void WriteRow(Utf8JsonWriter json, Statement row)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, row.Utf8(0));
        json.WriteString("created"u8, row.Utf8(1));
        json.WritePropertyName("data"u8);
        WriteData(json, row.Utf8(DataColumn));
        json.WriteString("message"u8, row.Utf8(3));
        json.WriteNumber("level"u8, row.Int64(4));
        json.WriteEndObject();
    }

    /// <summary>Rows that others have written may hold anything; the value is always an object.</summary>
    private static void WriteData(Utf8JsonWriter json, ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        if (data.IsEmpty || !TryParse(ref reader, out var document))
        {
            json.WriteStartObject();
            json.WriteEndObject();
            return;
        }

        // Not copied as it is: the stored text may lack the escapes of an answer.
        using (document) document.RootElement.WriteTo(json);
    }

    private static bool TryParse(ref Utf8JsonReader reader, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out JsonDocument? document)
    {
        document = null;
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out document)) return false;
        }
        catch (JsonException)
        {
            return false;
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object) return true;
        document.Dispose();
        return false;
    }
}
