using SQLitePCL;

namespace Holdall.Engine.Storage.WriteAhead;

/// <summary>
/// Copies the write-ahead log of a database into its file on a thread of its own, so that commits, which are waited for, need not. A log that is copied begins
/// anew with the next change, and so stays short.
/// </summary>
/// <remarks>
/// See "Checkpointing" in https://sqlite.org/wal.html. While changes follow each other without a pause, something is always left to copy, and the log would
/// never begin anew: once it is long, the writer copies the little that is left itself.
/// </remarks>
internal sealed class LogCopier : IDisposable
{
    /// <summary>How many pages are left alone: what SQLite's own limit is (wal_autocheckpoint).</summary>
    public const int ShortLog = 1000;

    /// <summary>Bytes of a page, unless somebody has chosen more.</summary>
    public const int UsualPage = 4096;

    /// <summary>From so many pages on the log has to begin anew. Reads look through a log in blocks of 4096 pages.</summary>
    public const int LongLog = 8 * ShortLog;

    /// <summary>From so many pages on the writer copies however much is left: changes come faster than they are copied.</summary>
    public const int TooLongLog = 8 * LongLog;

    /// <summary>SQLITE_DBSTATUS_CACHE_WRITE: number of pages that a connection has written.</summary>
    private const int PagesWritten = 9;

    private const int StackBytes = 256 << 10;

    private readonly Database _database;
    private readonly object _gate = new();
    private readonly Thread _thread;
    private int _seen;
    private bool _isDue;
    private bool _isClosing;
    private volatile bool _isLong;

    /// <param name="database">The database. Commits of its writer copy nothing by themselves.</param>
    public LogCopier(Database database)
    {
        _database = database;
        _thread = new Thread(Run, StackBytes) { Name = "log of " + Path.GetFileName(database.File), IsBackground = true };
        _thread.Start();
    }

    /// <summary>Something was committed. Called by whoever has the writer, before the next transaction begins.</summary>
    public void Committed(DbSession writer)
    {
        if (_isLong) BeginAnew(writer);
        var code = raw.sqlite3_db_status(writer.Handle, PagesWritten, out var pages, out _, 0);
        if (code != raw.SQLITE_OK || unchecked(pages - _seen) < ShortLog) return;
        _seen = pages;
        Look();
    }

    /// <summary>There may be much to copy.</summary>
    public void Look()
    {
        lock (_gate)
        {
            _isDue = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Ends the thread, once what it copies is copied.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosing = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
    }

    /// <summary>
    /// Copies as much of the log into the file as can be without waiting for anybody. What fails, for want of room, is tried again by the next.
    /// </summary>
    /// <returns>How many pages the log has, and how many of them are copied; less than none where that can't be told.</returns>
    public static (int Pages, int Copied) Copy(DbSession log) => Checkpoint(log, raw.SQLITE_CHECKPOINT_PASSIVE);

    private void Run()
    {
        DbSession? log = null;
        while (Wait())
        {
            if (_database.KeptSnapshots > 0) continue;
            log ??= TryOpen();
            // What can't be copied here is for the writer as well, so that the log stays bounded.
            if (log is null || Copy(log).Pages is < 0 or >= LongLog) _isLong = true;
        }

        log?.Dispose();
    }

    /// <returns>False = the end.</returns>
    private bool Wait()
    {
        lock (_gate)
        {
            while (!_isDue && !_isClosing) Monitor.Wait(_gate);
            _isDue = false;
            return !_isClosing;
        }
    }

    /// <summary>Without a connection of its own the thread leaves the log to the writer.</summary>
    private DbSession? TryOpen()
    {
        try
        {
            return DbSession.Open(_database.File);
        }
        catch (DatabaseException)
        {
            return null;
        }
    }

    /// <summary>Copies what is left of a long log, unless that is much, or nothing can come of it.</summary>
    private void BeginAnew(DbSession writer)
    {
        var (pages, copied) = Checkpoint(writer, DatabaseSnapshot.CountOnly);
        var isMuch = pages - copied >= ShortLog && pages < TooLongLog;
        if (isMuch) return;
        _isLong = false;
        if (pages >= LongLog && _database.KeptSnapshots == 0) Copy(writer);
    }

    private static (int Pages, int Copied) Checkpoint(DbSession session, int mode)
    {
        raw.sqlite3_wal_checkpoint_v2(session.Handle, "main", mode, out var pages, out var copied);
        return (pages, copied);
    }
}
