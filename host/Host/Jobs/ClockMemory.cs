using System.Globalization;
using SQLite;

namespace Holdall.Host.Jobs;

/// <summary>What the clock of the jobs remembers over restarts: which jobs are paused, and up to when it has ticked.</summary>
internal static class ClockMemory
{
    private const string Paused = "holdall:paused";
    private const string Clock = "holdall:clock";
    private const string LastTick = "lastTick";

    /// <summary>Ids of the jobs whose clock stands still.</summary>
    public static HashSet<string> PausedIds(SQLiteConnection connection) =>
        new(connection.QueryScalars<string>("SELECT Value FROM [Set] WHERE Key = ?", Paused), StringComparer.Ordinal);

    public static void Pause(SQLiteConnection connection, string id, bool isPaused) => connection.RunInTransaction(() =>
    {
        connection.Execute("DELETE FROM [Set] WHERE Key = ? AND Value = ?", Paused, id);
        if (isPaused) connection.Execute("INSERT INTO [Set] (Key, Score, Value) VALUES (?, 0, ?)", Paused, id);
    });

    /// <summary>The last minute whose jobs were started, or null.</summary>
    public static DateTimeOffset? FindLastTick(SQLiteConnection connection) =>
        connection.QueryScalars<string>("SELECT Value FROM Hash WHERE Key = ? AND Field = ?", Clock, LastTick) is [var seconds, ..]
            ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture))
            : null;

    public static void SetLastTick(SQLiteConnection connection, DateTimeOffset minute) => connection.RunInTransaction(() =>
    {
        connection.Execute("DELETE FROM Hash WHERE Key = ? AND Field = ?", Clock, LastTick);
        connection.Execute(
            "INSERT INTO Hash (Key, Field, Value) VALUES (?, ?, ?)", Clock, LastTick, minute.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
    });
}
