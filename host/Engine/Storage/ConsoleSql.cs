using SQLitePCL;

namespace Holdall.Engine.Storage;

/// <summary>
/// What the statements of a superuser may do: all that stays within the database. They can't open or write other files, nor end the transaction that they run
/// in, nor change the connection for those who use it next.
/// </summary>
internal static class ConsoleSql
{
    /// <summary>Pragmas whose argument says what is asked about, and changes nothing.</summary>
    private static readonly HashSet<string> Questions = new(StringComparer.OrdinalIgnoreCase)
    {
        "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo", "foreign_key_list", "foreign_key_check", "integrity_check",
        "quick_check",
    };

    /// <summary>Pragmas that keep a value in the database, where everybody may see it.</summary>
    private static readonly HashSet<string> StoredValues = new(StringComparer.OrdinalIgnoreCase) { "user_version", "application_id" };

    /// <summary>Pragmas that do something without an argument.</summary>
    private static readonly HashSet<string> Works = new(StringComparer.OrdinalIgnoreCase)
    {
        "wal_checkpoint", "incremental_vacuum", "shrink_memory", "optimize",
    };

    /// <summary>Whether a text is the one statement that no transaction can hold.</summary>
    public static bool IsVacuum(string sql) => sql.TrimEnd(';', ' ', '\n', '\r', '\t').Equals("VACUUM", StringComparison.OrdinalIgnoreCase);

    /// <summary>Prepares the first statement of a text.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="sql">The text.</param>
    /// <param name="rest">What follows.</param>
    /// <returns>Null when there was nothing but white space and comments.</returns>
    /// <exception cref="DatabaseException">It is no SQL, or wants more than it may.</exception>
    public static sqlite3_stmt? Compile(sqlite3 connection, string sql, out string rest)
    {
        // SQLite takes it for the end of the text, and would never come behind it.
        if (sql.Contains('\0', StringComparison.Ordinal)) throw new DatabaseException(DatabaseErrorKind.Other, "unrecognized token: a NUL character");
        raw.sqlite3_set_authorizer(
            connection,
            static (_, action, first, second, _, _) => IsRefused(action, first, second) ? raw.SQLITE_DENY : raw.SQLITE_OK,
            null);
        try
        {
            var code = raw.sqlite3_prepare_v3(connection, sql, 0, out var statement, out rest);
            if (code != raw.SQLITE_OK) throw SqliteErrors.Of(connection, code);
            if (!statement.IsInvalid) return statement;
            statement.Dispose();
            return null;
        }
        finally
        {
            raw.sqlite3_set_authorizer(connection, (delegate_authorizer?)null, null);
        }
    }

    private static bool IsRefused(int action, utf8z first, utf8z second) => action switch
    {
        raw.SQLITE_ATTACH or raw.SQLITE_DETACH or raw.SQLITE_TRANSACTION or raw.SQLITE_SAVEPOINT => true,
        raw.SQLITE_CREATE_TEMP_INDEX or raw.SQLITE_CREATE_TEMP_TABLE or raw.SQLITE_CREATE_TEMP_TRIGGER or raw.SQLITE_CREATE_TEMP_VIEW => true,
        raw.SQLITE_FUNCTION => second.utf8_to_string() == "load_extension",
        raw.SQLITE_PRAGMA => !MayUse(first.utf8_to_string(), second.utf8_to_string()),
        _ => false,
    };

    private static bool MayUse(string pragma, string? argument)
    {
        if (argument is null) return !Works.Contains(pragma);
        return Questions.Contains(pragma) || StoredValues.Contains(pragma);
    }
}
