using SQLite;

namespace Holdall.Host.Jobs;

/// <summary>A run that waits for its time.</summary>
internal readonly record struct ScheduledRun(long Id, string Plugin, DateTimeOffset DueAt);

/// <summary>The statements on the storage's list of runs that wait for their time.</summary>
internal static class ScheduleTable
{
    private const string NextSql = """
        SELECT entry.Value AS Id, entry.Score AS Due, (job.Arguments ->> 0) ->> '$' AS Plugin
        FROM [Set] entry LEFT JOIN Job job ON job.Id = entry.Value
        WHERE entry.Key = 'schedule' ORDER BY entry.Score LIMIT ?
        """;

    /// <summary>Those that are due next, in order.</summary>
    public static List<ScheduledRun> Next(SQLiteConnection connection, int count) =>
        connection.Query<Row>(NextSql, count).ConvertAll(static row => row.ToRun());

    /// <returns>Number of entries that there were.</returns>
    public static int Remove(SQLiteConnection connection, long id) =>
        connection.Execute("DELETE FROM [Set] WHERE Key = 'schedule' AND Value = ?", id.ToString(null as IFormatProvider));

    private sealed class Row
    {
        public long Id { get; set; }

        public double Due { get; set; }

        public string? Plugin { get; set; }

        public ScheduledRun ToRun() => new(Id, Plugin ?? "", DateTimeOffset.FromUnixTimeSeconds((long)Due));
    }
}
