using System.Buffers;
using System.Text;
using Holdall.Data;
using SQLitePCL;

namespace Holdall.Engine.Storage;

/// <summary>
/// A prepared statement, straight on SQLite's own interface: the path of a record allocates nothing but its values. Parameters are numbered from 1.
/// Disposing resets it and gives it back to its session.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly DbSession _session;
    private readonly sqlite3_stmt _handle;

    public Statement(DbSession session, string sql, sqlite3_stmt handle, bool isCached)
    {
        _session = session;
        _handle = handle;
        Sql = sql;
        IsCached = isCached;
    }

    public string Sql { get; }

    public bool IsCached { get; }

    public bool IsInUse { get; set; }

    public int ColumnCount => raw.sqlite3_column_count(_handle);

    /// <summary>Whether it changes nothing in the database.</summary>
    public bool IsReadOnly => raw.sqlite3_stmt_readonly(_handle) != 0;

    /// <summary>Number of parameters.</summary>
    public int ParameterCount => raw.sqlite3_bind_parameter_count(_handle);

    public void Bind(int index, long value) => Check(raw.sqlite3_bind_int64(_handle, index, value));

    public void Bind(int index, double value) => Check(raw.sqlite3_bind_double(_handle, index, value));

    public void BindNull(int index) => Check(raw.sqlite3_bind_null(_handle, index));

    public void BindBlob(int index, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(_handle, index, value));

    public void BindUtf8(int index, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_text(_handle, index, value));

    public void Bind(int index, string? value)
    {
        if (value is null)
        {
            BindNull(index);
            return;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        byte[]? rented = null;
        var buffer = most <= 1024 ? stackalloc byte[1024] : rented = ArrayPool<byte>.Shared.Rent(most);
        BindUtf8(index, buffer[..Encoding.UTF8.GetBytes(value, buffer)]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>Binds a parameter of a filter: text, number, true or false (as 1 or 0), bytes or null.</summary>
    public void BindValue(int index, object? value)
    {
        switch (value)
        {
            case null: BindNull(index); break;
            case string text: Bind(index, text); break;
            case double number: Bind(index, number); break;
            case bool flag: Bind(index, flag ? 1L : 0L); break;
            case long or int: Bind(index, Convert.ToInt64(value, null)); break;
            case byte[] bytes: BindBlob(index, bytes); break;
            default: throw new ArgumentException($"A value of type {value.GetType().Name} can't be bound.", nameof(value));
        }
    }

    /// <summary>Binds parameters by their names; those without a value stay NULL.</summary>
    public void Bind(IReadOnlyList<SqlParameter> parameters)
    {
        var count = parameters.Count == 0 ? 0 : ParameterCount;
        for (var i = 1; i <= count; i++)
        {
            if (raw.sqlite3_bind_parameter_name(_handle, i).utf8_to_string() is not { Length: > 1 } name) continue;
            foreach (var parameter in parameters)
            {
                if (!name.AsSpan(1).SequenceEqual(parameter.Name)) continue;
                BindValue(i, parameter.Value);
                break;
            }
        }
    }

    /// <summary>Goes to the next row; false when there is none.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(_handle);
        if (code == raw.SQLITE_ROW) return true;
        if (code == raw.SQLITE_DONE) return false;
        throw SqliteErrors.Of(_session.Handle, code);
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    /// <returns>Number of rows that were changed.</returns>
    public int Execute()
    {
        while (Step()) { }
        return raw.sqlite3_changes(_session.Handle);
    }

    public bool IsNull(int column) => KindOf(column) == DbValueKind.Null;

    public DbValueKind KindOf(int column) => (DbValueKind)raw.sqlite3_column_type(_handle, column);

    public long Int64(int column) => raw.sqlite3_column_int64(_handle, column);

    public double Double(int column) => raw.sqlite3_column_double(_handle, column);

    /// <summary>The text of a value in UTF-8; empty for NULL. Valid until the next step or reset.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(_handle, column);

    public string Text(int column) => Encoding.UTF8.GetString(Utf8(column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public string ColumnName(int column) => raw.sqlite3_column_name(_handle, column).utf8_to_string();

    /// <summary>The type that the table says of the column that this one shows; null for what is computed.</summary>
    public string? DeclaredType(int column) => raw.sqlite3_column_decltype(_handle, column).utf8_to_string();

    public void Dispose()
    {
        // The result codes repeat the failure of the last step, which was thrown there.
        _ = raw.sqlite3_reset(_handle);
        _ = raw.sqlite3_clear_bindings(_handle);
        IsInUse = false;
        if (!IsCached) _handle.Dispose();
    }

    public void Finish() => _handle.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw SqliteErrors.Of(_session.Handle, code);
    }
}
