using Holdall.Collections;
using Holdall.Engine.Storage;
using Holdall.Settings;

namespace Holdall.Engine.Logs;

/// <summary>Deletes log entries that are older than the settings want them kept (spec 07, section 7.4).</summary>
internal sealed class LogCleanup(Databases databases, ISettings settings, TimeProvider time)
{
    /// <summary>Rows per write, so that new entries need not wait for the whole deletion.</summary>
    private const int Chunk = 1000;

    private const string Sql = "DELETE FROM `_logs` WHERE rowid IN (SELECT rowid FROM `_logs` WHERE `created` <= ?1 LIMIT ?2)";

    public async Task RunAsync(CancellationToken aborted)
    {
        var oldest = DateText.Format(time.GetUtcNow().AddDays(-settings.Current.Logs.MaxDays));
        while (await databases.Auxiliary.WriteAsync(oldest, Delete, aborted) == Chunk) aborted.ThrowIfCancellationRequested();
    }

    private static int Delete(DbSession session, string oldest)
    {
        using var statement = session.Prepare(Sql);
        statement.Bind(1, oldest);
        statement.Bind(2, Chunk);
        return statement.Execute();
    }
}
