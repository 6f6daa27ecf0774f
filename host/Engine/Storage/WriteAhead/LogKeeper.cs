using SQLitePCL;

namespace Holdall.Engine.Storage.WriteAhead;

/// <summary>
/// Keeps what was written to the log of a database from being overwritten before it was read, whoever copies the log into the file: this process or another
/// one. Somebody who reads a state of the log always stands there.
/// </summary>
// Why nothing is lost (https://sqlite.org/walformat.html, "WAL Locks"): the log begins anew, over what was there, only if all of it is copied into the file and
// nobody reads it.
// 1. A transaction that reads a state in the log keeps it from that, and from being copied beyond the state.
// 2. A transaction that begins when all is copied reads the file alone. It does not keep the log from beginning anew, once: what is written to it
//    afterwards can't be copied while the transaction lasts.
// 3. The next transaction begins before the former ends, and the former ends once what was written up to its state has been read. So in 2. all that was copied
//    had been read: it was not copied beyond the state of the transaction before.
// Thus a log with other salts than before is the one that follows, and to be read from its start.
internal sealed class LogKeeper : IDisposable
{
    /// <summary>A second or two.</summary>
    private const int MostSpins = 1000;

    private const string BeginReading = "BEGIN; SELECT 1 FROM sqlite_schema";

    private readonly Database _database;
    private readonly DbSession _log;
    private DbSession _current;
    private DbSession _next;

    private LogKeeper(Database database, DbSession log, DbSession current, DbSession next) =>
        (_database, _log, _current, _next) = (database, log, current, next);

    /// <summary>Absolute path of the log.</summary>
    public string LogFile => _database.File + "-wal";

    /// <summary>Begins to keep it. Nobody else copies the log any more: not the process by itself, and not the upkeep.</summary>
    /// <exception cref="DatabaseException">The database can't be read.</exception>
    public static LogKeeper Begin(Database database)
    {
        var sessions = new List<DbSession>();
        try
        {
            for (var i = 0; i < 3; i++) sessions.Add(DbSession.Open(database.File, isReader: i > 0));
            sessions[1].Execute(BeginReading);
            database.CountSnapshots(1);
            return new LogKeeper(database, sessions[0], sessions[1], sessions[2]);
        }
        catch
        {
            foreach (var session in sessions) session.Dispose();
            throw;
        }
    }

    /// <summary>A further transaction begins to keep what was written up to now. One of both has to end then.</summary>
    public void BeginNext()
    {
        // One that could not begin to read is open nevertheless.
        _next.RollBack();
        _next.Execute(BeginReading);
    }

    /// <summary>The further one ends.</summary>
    public void EndNext() => _next.RollBack();

    /// <summary>The former one ends: all up to its state has been read.</summary>
    public void EndFormer()
    {
        _current.RollBack();
        (_current, _next) = (_next, _current);
    }

    /// <summary>How many frames the log has up to its last commit, and how many of them are copied into the file.</summary>
    /// <exception cref="DatabaseException">The log can't be read.</exception>
    public (uint Frames, uint Copied) Count()
    {
        var code = raw.sqlite3_wal_checkpoint_v2(_log.Handle, "main", DatabaseSnapshot.CountOnly, out var frames, out var copied);
        // A commit is changing what is looked at, for some microseconds unless its thread has to wait. Others would retry by themselves, this call does not.
        var wait = new SpinWait();
        while (code == raw.SQLITE_BUSY && wait.Count < MostSpins)
        {
            wait.SpinOnce();
            code = raw.sqlite3_wal_checkpoint_v2(_log.Handle, "main", DatabaseSnapshot.CountOnly, out frames, out copied);
        }

        return code == raw.SQLITE_OK ? ((uint)frames, (uint)copied) : throw SqliteErrors.Of(_log.Handle, code);
    }

    /// <summary>How many bytes so many frames take in the log.</summary>
    public long BytesOf(uint frames)
    {
        using var log = frames == 0 ? null : LogReader.TryOpen(LogFile);
        return log is not null && LogHeader.Find(log) is { } header ? frames * (long)header.FrameSize : 0;
    }

    /// <summary>Copies into the file what is read, and what nobody else still needs to read there, without waiting for anybody.</summary>
    public void Copy() => LogCopier.Copy(_log);

    /// <summary>Ends keeping it.</summary>
    public void End()
    {
        _next.RollBack();
        _current.RollBack();
        _database.CountSnapshots(-1);
    }

    public void Dispose()
    {
        _next.Dispose();
        _current.Dispose();
        _log.Dispose();
    }
}
