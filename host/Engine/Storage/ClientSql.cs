using SQLitePCL;

namespace Holdall.Engine.Storage;

/// <summary>
/// What SQL that a client wrote a part of may do: read, and make the one view or index that it belongs to. SQLite asks while it prepares a statement.
/// </summary>
internal static class ClientSql
{
    private const string TooMany = "multiple statements are not supported";

    /// <summary>What a statement may be like: its bytes, the SELECTs that it unites, and the steps of its program.</summary>
    private static readonly (int Limit, int Most)[] Limits =
        [(raw.SQLITE_LIMIT_SQL_LENGTH, 200_000), (raw.SQLITE_LIMIT_COMPOUND_SELECT, 200), (raw.SQLITE_LIMIT_VDBE_OP, 500_000)];

    /// <summary>Prepares a text that is one statement and does nothing else.</summary>
    /// <exception cref="DatabaseException">It is more than one statement, wants more than it may, or is no SQL.</exception>
    public static sqlite3_stmt Compile(sqlite3 connection, string sql)
    {
        Span<int> former = stackalloc int[Limits.Length];
        for (var i = 0; i < Limits.Length; i++) former[i] = raw.sqlite3_limit(connection, Limits[i].Limit, Limits[i].Most);
        raw.sqlite3_set_authorizer(connection, static (_, action, name, _, _, _) => MayDo(action, name) ? raw.SQLITE_OK : raw.SQLITE_DENY, null);
        try
        {
            var code = raw.sqlite3_prepare_v3(connection, sql, 0, out var statement, out string rest);
            if (code != raw.SQLITE_OK) throw SqliteErrors.Of(connection, code);
            if (rest.Length == 0) return statement;
            statement.Dispose();
            throw new DatabaseException(DatabaseErrorKind.Other, TooMany);
        }
        finally
        {
            raw.sqlite3_set_authorizer(connection, (delegate_authorizer?)null, null);
            for (var i = 0; i < Limits.Length; i++) raw.sqlite3_limit(connection, Limits[i].Limit, former[i]);
        }
    }

    /// <summary>As <see cref="Compile"/>, for what becomes a view, which can't have parameters.</summary>
    /// <exception cref="DatabaseException">As there; or it has parameters.</exception>
    public static sqlite3_stmt CompileWithoutParameters(sqlite3 connection, string sql)
    {
        var statement = Compile(connection, sql);
        if (raw.sqlite3_bind_parameter_count(statement) == 0) return statement;
        statement.Dispose();
        throw new DatabaseException(DatabaseErrorKind.Other, "SQL logic error: parameters are not allowed in views (1)");
    }

    /// <summary>What is made gets a row in SQLite's own table; nobody can write there by a statement.</summary>
    private static bool MayDo(int action, utf8z name) => action switch
    {
        raw.SQLITE_SELECT or raw.SQLITE_READ or raw.SQLITE_FUNCTION or raw.SQLITE_RECURSIVE => true,
        raw.SQLITE_CREATE_VIEW or raw.SQLITE_CREATE_INDEX or raw.SQLITE_REINDEX => true,
        raw.SQLITE_INSERT or raw.SQLITE_UPDATE => name.utf8_to_string() == "sqlite_master",
        _ => false,
    };
}
