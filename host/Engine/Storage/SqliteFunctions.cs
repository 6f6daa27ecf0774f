using SQLitePCL;

namespace Holdall.Engine.Storage;

/// <summary>The functions that every connection has beside those of SQLite.</summary>
internal static class SqliteFunctions
{
    /// <summary>Name of <see cref="LongLike"/>: text, pattern.</summary>
    public const string LongLikeName = "holdall_like";

    /// <summary>SQLite's mark for functions that do nothing but tell a result, which views and indexes need not trust.</summary>
    private const int Innocuous = 0x200000;

    private const int Flags = raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC | Innocuous;

    public static void Add(sqlite3 connection, Func<bool> mustStop)
    {
        raw.sqlite3_create_function(connection, "soundex", 1, Flags, null, TellSoundex);
        raw.sqlite3_create_function(connection, LongLikeName, 2, Flags, mustStop, TellLike);
    }

    private static void TellSoundex(sqlite3_context context, object state, sqlite3_value[] arguments) =>
        raw.sqlite3_result_text(context, Soundex.Of(TextOf(arguments[0])));

    /// <summary>A value of bytes matches nothing, as in SQLite itself.</summary>
    private static void TellLike(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        var (text, pattern) = (arguments[0], arguments[1]);
        if (IsOf(raw.SQLITE_BLOB, text, pattern))
        {
            raw.sqlite3_result_int(context, 0);
            return;
        }

        if (IsOf(raw.SQLITE_NULL, text, pattern))
        {
            raw.sqlite3_result_null(context);
            return;
        }

        var bytes = TextOf(pattern);
        if (bytes.Length > LongLike.MaxBytes)
        {
            raw.sqlite3_result_error(context, "LIKE or GLOB pattern too complex");
            return;
        }

        try
        {
            raw.sqlite3_result_int(context, new LongLike((Func<bool>)state).IsMatch(TextOf(text), bytes) ? 1 : 0);
        }
        catch (OperationCanceledException)
        {
            raw.sqlite3_result_error_code(context, raw.SQLITE_INTERRUPT);
        }
    }

    private static bool IsOf(int type, sqlite3_value first, sqlite3_value second) =>
        raw.sqlite3_value_type(first) == type || raw.sqlite3_value_type(second) == type;

    /// <summary>The text of a value up to the first zero, where it ends for SQLite's own functions.</summary>
    private static ReadOnlySpan<byte> TextOf(sqlite3_value value)
    {
        var text = raw.sqlite3_value_blob(value);
        var end = text.IndexOf((byte)0);
        return end < 0 ? text : text[..end];
    }
}
