using Holdall.Engine.Storage;
using Holdall.Settings;
using Holdall.Values;

namespace Holdall.Engine.Logs;

/// <summary>Deletes log entries that the settings do not want kept.</summary>
internal sealed class LogCleanup(Databases databases, ISettings settings, TimeProvider time)
{
    /// <summary>Rows per write, so that new entries need not wait for the whole deletion.</summary>
    private const int Chunk = 1000;

    /// <summary>More than a thousand years are for ever, and would lead out of the calendar.</summary>
    private const int MaxDays = 365_000;

    /// <summary>Deletes what has become too old.</summary>
    public async Task RunAsync(CancellationToken aborted)
    {
        var oldest = DateText.Format(time.GetUtcNow().AddDays(-Math.Min(settings.Current.Logs.MaxDays, MaxDays)));
        while (await databases.Auxiliary.WriteAsync(oldest, DeleteOlder, aborted) == Chunk) aborted.ThrowIfCancellationRequested();
    }

    /// <summary>
    /// Brings the log in line with settings that were just loaded: deletes what is too old or too low, and frees the space when nothing is kept.
    /// </summary>
    public async Task ApplyAsync(CancellationToken aborted)
    {
        await RunAsync(aborted);
        var lowest = settings.Current.Logs.MinLevel;
        while (await databases.Auxiliary.WriteAsync(lowest, DeleteLower, aborted) == Chunk) aborted.ThrowIfCancellationRequested();
        if (settings.Current.Logs.MaxDays == 0) new DatabaseUpkeep(databases).VacuumLogs();
    }

    private static int DeleteOlder(DbSession session, string oldest)
    {
        // The index is on the hour. What is no time has none.
        var hour = LogTable.Hour(session);
        var condition = $"({hour} <= ?3 OR {hour} IS NULL) AND `created` <= ?1";
        using var statement = session.Prepare(session.Dialect.DeleteSome(LogTable.Name, condition, "?2"));
        statement.Bind(1, oldest);
        statement.Bind(2, Chunk);
        statement.Bind(3, string.Concat(oldest.AsSpan(0, 13), ":00:00"));
        return statement.Execute();
    }

    private static int DeleteLower(DbSession session, int lowest)
    {
        using var statement = session.Prepare(session.Dialect.DeleteSome(LogTable.Name, "`level` < ?1", "?2"));
        statement.Bind(1, lowest);
        statement.Bind(2, Chunk);
        return statement.Execute();
    }
}
