using Holdall.Engine.Storage.WriteAhead;
using Microsoft.Win32.SafeHandles;
using SQLitePCL;

namespace Holdall.Engine.Storage;

/// <summary>
/// The state of a database at one moment, as bytes of its files, while others go on writing. An open read transaction keeps it: what is written later goes to
/// the write-ahead log, behind what belongs to the state, and stays there until the transaction ends.
/// </summary>
/// <remarks>
/// See "Concurrency" and "Checkpointing" in https://sqlite.org/wal.html. Where the log has been copied into the file by the time of the state, the file alone is
/// it and does not change. Otherwise the file may get pages of the log meanwhile, the ones that belong to the state, and the log up to its end at that time
/// is needed, too.
/// </remarks>
internal sealed class DatabaseSnapshot : IDisposable
{
    /// <summary>Only counts, and does nothing (SQLITE_CHECKPOINT_NOOP).</summary>
    public const int CountOnly = -1;

    private readonly Database _database;
    private readonly DbSession _keeper;
    private readonly DbSession _log;
    private bool _isKept;

    /// <param name="database">The database.</param>
    /// <param name="keeper">What keeps the state.</param>
    /// <param name="log">What looks after the log: in a transaction that can't be done.</param>
    private DatabaseSnapshot(Database database, DbSession keeper, DbSession log) => (_database, _keeper, _log) = (database, keeper, log);

    /// <summary>How many bytes of the write-ahead log belong to the state; 0 when it is not needed.</summary>
    public long LogLength { get; private set; }

    /// <summary>How many frames the log had at that time, those that were copied into the file included.</summary>
    public uint Frames { get; private set; }

    /// <summary>Bytes of a page.</summary>
    public int PageSize => (int)Ask("PRAGMA page_size");

    /// <summary>How many pages the database has in the state.</summary>
    public uint PageCount => (uint)Ask("PRAGMA page_count");

    /// <summary>Prepares for taking the state, without holding anybody up.</summary>
    /// <exception cref="DatabaseException">The database can't be read.</exception>
    public static DatabaseSnapshot Prepare(Database database)
    {
        var log = DbSession.Open(database.File);
        try
        {
            // The less there is in the log the smaller is the copy. Nobody is waited for.
            LogCopier.Copy(log);
            return new DatabaseSnapshot(database, DbSession.Open(database.File, isReader: true), log);
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    /// <summary>Takes the state of now. The caller has the writer for itself meanwhile, which takes some tenths of a millisecond.</summary>
    /// <exception cref="DatabaseException">The database can't be read.</exception>
    public void Take()
    {
        _keeper.Execute("BEGIN; SELECT 1 FROM sqlite_schema");
        var code = raw.sqlite3_wal_checkpoint_v2(_log.Handle, "main", CountOnly, out var frames, out var copied);
        if (code != raw.SQLITE_OK) throw SqliteErrors.Of(_log.Handle, code);
        _database.CountSnapshots(1);
        _isKept = true;
        Frames = (uint)frames;
        if (frames > copied) LogLength = LogHeader.Size + frames * (LogHeader.FrameHeader + Ask("PRAGMA page_size"));
    }

    /// <summary>The part of a file that belongs to the state.</summary>
    /// <param name="path">Absolute path of a file.</param>
    /// <param name="handle">The file, which is not to be closed; null for the log, which is opened like any other.</param>
    /// <param name="length">How much of it; 0 when it is not needed.</param>
    /// <returns>False when it is not a file of this database.</returns>
    public bool TryFind(string path, out SafeFileHandle? handle, out long length)
    {
        handle = null;
        length = 0;
        if (path == _database.File)
        {
            handle = _database.Raw.Find(path);
            length = long.MaxValue;
            return true;
        }

        if (path == _database.File + "-wal") length = LogLength;
        return path == _database.File + "-wal" || path == _database.File + "-shm";
    }

    /// <summary>Lets the state go. What was written meanwhile is copied into the file then, without holding anybody up.</summary>
    public void End()
    {
        if (!_isKept) return;
        _isKept = false;
        _keeper.RollBack();
        _database.CountSnapshots(-1);
    }

    public void Dispose()
    {
        _keeper.Dispose();
        _log.Dispose();
    }

    private long Ask(string pragma)
    {
        using var statement = _keeper.Prepare(pragma);
        statement.Step();
        return statement.Int64(0);
    }
}
