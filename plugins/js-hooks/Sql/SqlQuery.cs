using System.Collections;
using Holdall.Data;
using Holdall.Plugins.JsHooks.Json;
using Holdall.Values;

namespace Holdall.Plugins.JsHooks.Sql;

/// <summary>A statement with its values, ready to be run.</summary>
internal sealed class SqlQuery(IDatabase database, string sql)
{
    /// <summary>The text with its placeholders.</summary>
    public string Sql => sql;

    public SqlValues Values { get; private init; } = new();

    /// <summary>Why it can't be run, for what SQLite does not have.</summary>
    public string? Unsupported { get; private init; }

    public static SqlQuery With(IDatabase database, string sql, SqlValues values) => new(database, sql) { Values = values };

    public static SqlQuery NotSupported(IDatabase database, string what) => new(database, "") { Unsupported = $"SQLite does not support {what}" };

    /// <summary>Runs it.</summary>
    /// <exception cref="System.Data.Common.DbException">SQLite refuses it.</exception>
    public Task<SqlResult> RunAsync()
    {
        var (text, parameters) = ForSqlite();
        return database.RunAsync(text, parameters);
    }

    /// <summary>The statement as SQLite takes it.</summary>
    /// <exception cref="NotSupportedException">SQLite has nothing of the kind.</exception>
    /// <exception cref="ArgumentException">A placeholder has no value.</exception>
    public (string Sql, IReadOnlyList<SqlParameter> Parameters) ForSqlite()
    {
        if (Unsupported is not null) throw new NotSupportedException(Unsupported);
        SqlParameter[] parameters = [.. SqlText.Placeholders(sql).Select(name => new SqlParameter(name, Plain(Given(name))))];
        return (SqlText.ToSqlite(sql), parameters);
    }

    private object? Given(string name) => Values.TryGetValue(name, out var value) ? value : throw new ArgumentException($"there is no value for {{:{name}}}");

    /// <summary>A value as the database takes it: dates as their text, lists and maps as JSON.</summary>
    private static object? Plain(object? value) => value switch
    {
        null or string or long or int or double or bool or byte[] => value,
        JsonText json => json.Text,
        ByteList list => list.Bytes,
        DateTimeOffset time => time == default ? "" : DateText.Format(time),
        DateTime time => DateText.Format(new DateTimeOffset(time.Ticks, TimeSpan.Zero)),
        IEnumerable => PlainJson.Text(value),
        Enum => value.ToString(),
        IConvertible number => number.ToDouble(null),
        _ => value.ToString(),
    };
}
