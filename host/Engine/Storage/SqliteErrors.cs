using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Holdall.Engine.Storage;

/// <summary>The errors of SQLite and its driver as everybody else knows them.</summary>
internal static class SqliteErrors
{
    /// <summary>
    /// What went wrong last on a connection, in the form that clients see: <c>SQL logic error: no such column: x (1)</c>.
    /// </summary>
    public static DatabaseException Of(sqlite3 connection, int code)
    {
        var extended = raw.sqlite3_extended_errcode(connection);
        var name = raw.sqlite3_errstr(code & 0xFF).utf8_to_string();
        var message = raw.sqlite3_errmsg(connection).utf8_to_string();
        return new DatabaseException(KindOf(code, extended), $"{name}: {message} ({extended})");
    }

    public static DatabaseException Of(SqliteException error) =>
        new(KindOf(error.SqliteErrorCode, error.SqliteExtendedErrorCode), error.Message, error);

    /// <summary>As SQLite tells of it when it makes a view, whose tables are those of the main database.</summary>
    public static DatabaseException InView(DatabaseException error)
    {
        const string Missing = "no such table: ";
        var at = error.Message.IndexOf(Missing, StringComparison.Ordinal);
        if (at < 0 || error.Message.IndexOf('.', at) >= 0) return error;
        return new DatabaseException(error.Kind, error.Message.Insert(at + Missing.Length, "main."), error);
    }

    private static DatabaseErrorKind KindOf(int code, int extended) => extended switch
    {
        raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY => DatabaseErrorKind.Unique,
        _ => (code & 0xFF) switch
        {
            raw.SQLITE_CONSTRAINT => DatabaseErrorKind.Constraint,
            raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH => DatabaseErrorKind.InvalidValue,
            raw.SQLITE_INTERRUPT => DatabaseErrorKind.Interrupted,
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => DatabaseErrorKind.Busy,
            _ => DatabaseErrorKind.Other,
        },
    };
}
