using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Holdall.Engine.Storage;

/// <summary>One connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class DbSession : IDisposable
{
    /// <summary>Steps of SQLite's machine between two looks at the clock: some tenths of a millisecond.</summary>
    private const int StepsBetweenLooks = 20_000;

    /// <summary>Bytes of a value, and of a row. No clock is looked at inside of a function, so that its time is bounded by what it works on.</summary>
    private const int MaxValueBytes = 256 << 20;

    /// <summary>How long a statement waits for another program that has locked the file.</summary>
    public static readonly TimeSpan LockWait = TimeSpan.FromSeconds(10);

    private const string Pragmas = """
        PRAGMA journal_mode = WAL;
        PRAGMA journal_size_limit = 50000000;
        PRAGMA synchronous = NORMAL;
        PRAGMA foreign_keys = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -32000;
        """;

    /// <summary>SQLite's switches for <c>"text"</c> in place of <c>'text'</c>, in statements and in definitions.</summary>
    private static readonly int[] QuotedTexts = [1013, 1014];

    private readonly SqliteConnection _connection;
    private readonly KeptStatements _statements = new();
    private readonly CountCache _counts = new();
    private readonly TimeProvider _time;
    private long _deadline = long.MaxValue;
    private CancellationToken _stop;
    private volatile bool _isStopped;

    private DbSession(SqliteConnection connection, TimeProvider time)
    {
        _connection = connection;
        _time = time;
    }

    /// <summary>The SQL of its engine.</summary>
    public SqlDialect Dialect { get; } = SqliteDialect.Instance;

    /// <summary>Whether it only ever reads.</summary>
    public bool IsReader { get; private init; }

    public sqlite3 Handle => _connection.Handle!;

    /// <summary>Whether a transaction is open. Some failures (a full disk, an interrupt) roll it back by themselves.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    private bool MustStop => _isStopped || _time.GetTimestamp() >= _deadline || _stop.IsCancellationRequested;

    /// <summary>Opens a connection to a database file and creates the file if need be.</summary>
    /// <exception cref="DatabaseException">The file is no database, is locked, or can't be opened.</exception>
    public static DbSession Open(string file, bool isReader = false, TimeSpan? lockWait = null, TimeProvider? time = null)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        try
        {
            connection.Open();
            var session = new DbSession(connection, time ?? TimeProvider.System) { IsReader = isReader };
            // Views and indexes of existing directories may be written so.
            foreach (var option in QuotedTexts) raw.sqlite3_db_config(session.Handle, option, 1, out _);
            // This one must come first, so that switching to WAL waits instead of failing.
            session.Execute($"PRAGMA busy_timeout = {(int)(lockWait ?? LockWait).TotalMilliseconds}");
            session.Execute(Pragmas);
            raw.sqlite3_limit(session.Handle, raw.SQLITE_LIMIT_LENGTH, MaxValueBytes);
            SqliteFunctions.Add(session.Handle, () => session.MustStop);
            raw.sqlite3_progress_handler(session.Handle, StepsBetweenLooks, static session => ((DbSession)session).MustStop ? 1 : 0, session);
            return session;
        }
        catch (Exception e)
        {
            connection.Dispose();
            if (e is SqliteException error) throw SqliteErrors.Of(error);
            throw;
        }
    }

    /// <summary>The prepared statement of a text, to be disposed after use. A text in use (a nested call) gets a second one.</summary>
    public Statement Prepare(string sql)
    {
        var statement = _statements.Find(sql);
        if (statement is { IsInUse: true }) return new Statement(this, sql, Compile(sql, 0), isCached: false);
        if (statement is null)
        {
            return _statements.Keep(new Statement(this, sql, Compile(sql, raw.SQLITE_PREPARE_PERSISTENT), isCached: true) { IsInUse = true });
        }

        statement.IsInUse = true;
        return statement;
    }

    /// <summary>The statement that reads some rows of a query that a client wrote, as a view of it would. It can do nothing else.</summary>
    /// <exception cref="DatabaseException">It is not fit for a view.</exception>
    public Statement PrepareView(string query, int limit)
    {
        var sql = $"SELECT * FROM ({query}) LIMIT {limit}";
        try
        {
            return new Statement(this, sql, ClientSql.CompileWithoutParameters(Handle, sql), isCached: false);
        }
        catch (DatabaseException e)
        {
            throw SqliteErrors.InView(e);
        }
    }

    /// <summary>Makes a view or an index by a statement that a client wrote a part of. It can do nothing else.</summary>
    public void Define(string sql)
    {
        using var statement = new Statement(this, sql, ClientSql.Compile(Handle, sql), isCached: false);
        statement.Execute();
    }

    /// <summary>The first statement of a text that a superuser wrote; null when there is none.</summary>
    /// <param name="sql">One or several statements.</param>
    /// <param name="rest">What follows the first one.</param>
    /// <exception cref="DatabaseException">It is no SQL, or wants more than it may.</exception>
    public Statement? PrepareOfConsole(string sql, out string rest)
    {
        while (true)
        {
            if (ConsoleSql.Compile(Handle, sql, out rest) is { } handle) return new Statement(this, sql, handle, isCached: false);
            if (rest.Length == 0) return null;
            sql = rest;
        }
    }

    /// <summary>The one statement of a text of a plugin, which can do nothing but read.</summary>
    /// <exception cref="DatabaseException">It is no SQL, is more than one statement, or changes something.</exception>
    public Statement PrepareQuery(string sql)
    {
        if (PrepareOfConsole(sql, out var rest) is not { } statement) throw new DatabaseException(DatabaseErrorKind.Other, "there is no statement");
        if (statement.IsReadOnly && PrepareOfConsole(rest, out _) is null) return statement;
        statement.Dispose();
        throw new DatabaseException(DatabaseErrorKind.Other, "it is not one statement that only reads");
    }

    /// <summary>Lets statements fail that go on after this time, as if interrupted. A change that is interrupted rolls back its transaction.</summary>
    /// <param name="limit">The time from now; infinite = never.</param>
    public void StopAfter(TimeSpan limit) => _deadline = limit == Timeout.InfiniteTimeSpan ? long.MaxValue : After(limit);

    /// <summary>Lets statements fail that go on after this time, for as long as it is not taken back; what stops them earlier stays.</summary>
    /// <returns>What takes it back.</returns>
    public long Narrow(TimeSpan limit)
    {
        var former = _deadline;
        _deadline = Math.Min(former, After(limit));
        return former;
    }

    /// <summary>Takes back what <see cref="Narrow"/> has done.</summary>
    public void Widen(long former) => _deadline = former;

    /// <summary>Lets all statements fail that take longer than a moment, from now on. Another thread may call it.</summary>
    public void Stop() => _isStopped = true;

    /// <summary>Lets statements that go on after this signal fail, as if interrupted. A change that is interrupted rolls back its transaction.</summary>
    /// <param name="signal">The signal; none = never.</param>
    public void StopWhen(CancellationToken signal) => _stop = signal;

    /// <summary>Both: statements fail after this time, and after this signal.</summary>
    public void Limit(TimeSpan time, CancellationToken signal)
    {
        StopAfter(time);
        StopWhen(signal);
    }

    /// <summary>A count that this connection has made, if it still holds. Connections that write keep none.</summary>
    public long? FindCount(string sql) => IsReader ? _counts.Find(this, sql) : null;

    /// <summary>Keeps a count for <see cref="FindCount"/>.</summary>
    public void KeepCount(string sql, long count)
    {
        if (IsReader) _counts.Keep(this, sql, count);
    }

    /// <summary>Begins a transaction that is going to write.</summary>
    public void Begin() => Execute("BEGIN IMMEDIATE");

    public void Commit() => Execute("COMMIT");

    /// <summary>Undoes the transaction, unless it is undone already.</summary>
    public void RollBack()
    {
        if (IsInTransaction) Execute("ROLLBACK");
    }

    /// <summary>Begins a part of a transaction that can be undone by itself.</summary>
    public void Savepoint() => Run("SAVEPOINT part");

    /// <summary>Makes the part one of the whole.</summary>
    public void Release() => Run("RELEASE part");

    /// <summary>Undoes the part.</summary>
    public void RollBackToSavepoint()
    {
        Run("ROLLBACK TO part");
        Run("RELEASE part");
    }

    /// <summary>Writes the database anew, without the space of what was deleted. No transaction can hold that: the open one ends, another begins.</summary>
    public void Vacuum()
    {
        Commit();
        try
        {
            Execute("VACUUM");
        }
        finally
        {
            Begin();
        }
    }

    /// <summary>Its commits don't copy the write-ahead log into the file, as they do at first once that has grown to a thousand pages.</summary>
    public void LeaveLogAlone() => raw.sqlite3_wal_autocheckpoint(Handle, 0);

    /// <summary>Number of rows that this connection has changed so far.</summary>
    public int TotalChanges => raw.sqlite3_total_changes(Handle);

    /// <summary>Number of rows that the last change has changed.</summary>
    public int LastChanges => raw.sqlite3_changes(Handle);

    /// <summary>Row id of what this connection has inserted last; 0 = nothing yet.</summary>
    public long LastInsertId => raw.sqlite3_last_insert_rowid(Handle);

    /// <summary>Brings up to date what the database knows of its content to plan queries, where that has changed much.</summary>
    public void RefreshStatistics() => Execute("PRAGMA optimize");

    /// <summary>Runs one or several statements that take no parameters.</summary>
    public void Execute(string sql)
    {
        var code = raw.sqlite3_exec(Handle, sql);
        if (code != raw.SQLITE_OK) throw SqliteErrors.Of(Handle, code);
    }

    /// <summary>Runs one or several statements that take no parameters.</summary>
    /// <returns>Number of rows that the last one changed.</returns>
    public int ExecuteAll(string sql)
    {
        var before = TotalChanges;
        Execute(sql);
        return TotalChanges == before ? 0 : LastChanges;
    }

    public void Dispose()
    {
        _statements.Finish();
        _connection.Dispose();
    }

    private void Run(string sql)
    {
        using var statement = Prepare(sql);
        statement.Execute();
    }

    private long After(TimeSpan limit) => _time.GetTimestamp() + (long)(limit.TotalSeconds * _time.TimestampFrequency);

    private sqlite3_stmt Compile(string sql, uint flags)
    {
        var code = raw.sqlite3_prepare_v3(Handle, sql, flags, out var handle);
        return code == raw.SQLITE_OK ? handle : throw SqliteErrors.Of(Handle, code);
    }
}
