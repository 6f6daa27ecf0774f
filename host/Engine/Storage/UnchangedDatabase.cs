using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Holdall.Engine.Storage;

/// <summary>
/// A database that is looked at and not changed. While a write-ahead log lies beside the file it must be read too; else the file counts as unchangeable, or
/// SQLite would create one.
/// </summary>
internal sealed class UnchangedDatabase : IDisposable
{
    private readonly SqliteConnection _connection;

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    public UnchangedDatabase(string file)
    {
        var source = File.Exists(file + "-wal") ? file : AsUri(Path.GetFullPath(file)) + "?immutable=1";
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        try
        {
            _connection.Open();
        }
        catch (SqliteException e)
        {
            _connection.Dispose();
            throw SqliteErrors.Of(e);
        }
    }

    /// <summary>Whether a file begins as a database does.</summary>
    public static bool IsLikely(Stream file)
    {
        Span<byte> start = stackalloc byte[Magic.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(Magic);
    }

    /// <summary>The names of all tables.</summary>
    /// <exception cref="DataDirectoryException">The file is damaged.</exception>
    /// <exception cref="DatabaseException">The file can't be read.</exception>
    public HashSet<string> Tables() => Names("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");

    /// <summary>The names of the columns of a table.</summary>
    /// <exception cref="DataDirectoryException">The file is damaged.</exception>
    /// <exception cref="DatabaseException">The file can't be read.</exception>
    public HashSet<string> Columns(string table) => Names("SELECT name FROM pragma_table_info($name)", table);

    /// <summary>What is wrong with its pages and indexes; null when nothing is.</summary>
    /// <exception cref="DatabaseException">The file can't be read.</exception>
    public string? FindDamage() => Rows("PRAGMA integrity_check")[0][0] is var first and not "ok" ? first : null;

    /// <summary>The rows of a query, their values as texts; NULL is empty.</summary>
    /// <exception cref="DatabaseException">The file can't be read.</exception>
    public List<string[]> Rows(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        try
        {
            using var rows = command.ExecuteReader();
            var all = new List<string[]>();
            while (rows.Read())
            {
                var row = new string[rows.FieldCount];
                for (var i = 0; i < row.Length; i++) row[i] = rows.IsDBNull(i) ? "" : rows.GetString(i);
                all.Add(row);
            }

            return all;
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Of(e);
        }
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>SQLite takes a path apart at these characters only, and undoes their escapes and no others.</summary>
    private static string AsUri(string path) => "file://" + (Path.DirectorySeparatorChar == '\\' ? "/" + path.Replace('\\', '/') : path)
        .Replace("%", "%25", StringComparison.Ordinal).Replace("?", "%3f", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal);

    private HashSet<string> Names(string sql, string? name = null)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        if (name is not null) command.Parameters.AddWithValue("$name", name);
        try
        {
            using var rows = command.ExecuteReader();
            var names = new HashSet<string>(StringComparer.Ordinal);
            while (rows.Read()) names.Add(rows.GetString(0));
            return names;
        }
        catch (SqliteException e)
        {
            if (e.SqliteErrorCode is not (raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)) throw SqliteErrors.Of(e);
            throw new DataDirectoryException($"{_connection.DataSource} is damaged: {e.Message}", e);
        }
    }
}
