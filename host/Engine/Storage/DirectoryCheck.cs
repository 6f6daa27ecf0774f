using Microsoft.Data.Sqlite;

namespace Holdall.Engine.Storage;

/// <summary>Looks at the files of a data directory without changing them, and refuses what is not ours (spec 01, section 16.1).</summary>
internal static class DirectoryCheck
{
    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <exception cref="DataDirectoryException">The file is no database of ours.</exception>
    public static void Main(string file)
    {
        if (IsAbsent(file)) return;
        using var connection = OpenUnchanged(file);
        var tables = Names(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
        if (tables.Count == 0) return;
        if (!tables.Contains("_collections"))
        {
            throw new DataDirectoryException(tables.Contains("_migrations") && tables.Count == 1
                ? $"{file} has a history but no collections: it is broken."
                : $"{file} is a database of another program.");
        }

        var columns = Names(connection, "SELECT name FROM pragma_table_info('_collections')");
        if (columns.Contains("schema") || tables.Contains("_admins"))
        {
            throw new DataDirectoryException($"{file} is from PocketBase before 0.23: open it once with PocketBase 0.23 or later to upgrade it.");
        }

        foreach (var needed in (ReadOnlySpan<string>)["_mfas", "_authOrigins", "_superusers", "_params", "_migrations"])
        {
            if (!tables.Contains(needed)) throw new DataDirectoryException($"{file} is broken: the table {needed} is missing.");
        }

        if (!columns.Contains("fields")) throw new DataDirectoryException($"{file} is broken: its collections have no fields.");
    }

    /// <exception cref="DataDirectoryException">The file is no database.</exception>
    public static void Auxiliary(string file)
    {
        if (IsAbsent(file)) return;
        using var connection = OpenUnchanged(file);
        Names(connection, "SELECT name FROM sqlite_schema");
    }

    private static bool IsAbsent(string file)
    {
        if (Directory.Exists(file)) throw new DataDirectoryException($"{file} is a directory.");
        if (!File.Exists(file)) return true;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length == 0) return true;
        Span<byte> start = stackalloc byte[16];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.SequenceEqual(Magic))
        {
            throw new DataDirectoryException($"{file} is not a database.");
        }

        return false;
    }

    /// <summary>
    /// A connection that writes nothing. While a write-ahead log lies beside the file it must be read too; else the file counts as unchangeable, or
    /// SQLite would create one.
    /// </summary>
    private static SqliteConnection OpenUnchanged(string file)
    {
        var source = File.Exists(file + "-wal") ? file : new Uri(Path.GetFullPath(file)).AbsoluteUri + "?immutable=1";
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static HashSet<string> Names(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        try
        {
            using var rows = command.ExecuteReader();
            var names = new HashSet<string>(StringComparer.Ordinal);
            while (rows.Read()) names.Add(rows.GetString(0));
            return names;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB)
        {
            throw new DataDirectoryException($"{connection.DataSource} is damaged: {e.Message}", e);
        }
    }
}
