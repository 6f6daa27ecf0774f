using Hangfire;
using Hangfire.Storage.SQLite;
using Holdall.Jobs;
using SQLite;

namespace Holdall.Host.Jobs;

/// <summary>The job storage of a data directory, opened and mended: Hangfire's for SQLite with the parts replaced that it lacks.</summary>
internal sealed class JobStore : IDisposable
{
    private readonly SQLiteConnection _connection;
    private readonly Lock _lock = new();
    private readonly HeldRows _held;
    private readonly QueueSignal _queued;

    /// <summary>Stored calls name types without versions: they outlive an update, and a step back.</summary>
    static JobStore() => GlobalConfiguration.Configuration
        .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
        .UseSimpleAssemblyNameTypeSerializer()
        .UseIgnoredAssemblyVersionTypeResolver();

    private JobStore(SQLiteStorage storage, SQLiteConnection connection, HeldRows held, QueueSignal queued)
    {
        Storage = storage;
        _connection = connection;
        _held = held;
        _queued = queued;
    }

    public SQLiteStorage Storage { get; }

    /// <summary>Opens the file, creates it if need be, and mends it. Only for the process that has the <see cref="JobsLock"/>.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="queues">The queues that are served.</param>
    /// <param name="options">How jobs are run.</param>
    /// <param name="time">The time.</param>
    /// <param name="logger">For what goes wrong in the background.</param>
    public static JobStore Open(string file, IReadOnlyList<string> queues, JobsOptions options, TimeProvider time, ILogger logger)
    {
        var connections = new JobConnections(file);
        var connection = connections.Open();
        SQLiteStorage? storage = null;
        try
        {
            storage = new SQLiteStorage(new SQLiteDbConnectionFactory(connections.Open), new SQLiteStorageOptions { PoolSize = options.Workers + 10 });
            StartSweep.Run(connection);
            var held = new HeldRows(connections.Open(), options.HoldTime, time, logger);
            var queued = new QueueSignal();
            storage.QueueProviders.Add(new JobQueueProvider(held, queued, options, time), queues);
            return new JobStore(storage, connection, held, queued);
        }
        catch
        {
            storage?.Dispose();
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Is pulsed when a run was put among those that wait for their time.</summary>
    public QueueSignal Scheduled { get; } = new();

    /// <summary>The last runs of all jobs, newest first.</summary>
    public IReadOnlyList<FinishedRun> Recent(int count) => Use(connection => RunHistory.Recent(connection, count));

    /// <summary>What waits and what runs, oldest first.</summary>
    public IReadOnlyList<WaitingRun> Waiting(int count) => Use(connection => RunHistory.Waiting(connection, count));

    /// <summary>Those that are due next, in order.</summary>
    public IReadOnlyList<ScheduledRun> NextScheduled(int count) => Use(connection => ScheduleTable.Next(connection, count));

    /// <summary>Puts a run whose time has come into its queue.</summary>
    /// <returns>False when a worker is still about to put it off.</returns>
    public bool TryEnqueue(ScheduledRun run, DateTimeOffset now)
    {
        if (!Use(connection => ScheduleTable.TryEnqueue(connection, run, now))) return false;
        _queued.Pulse();
        return true;
    }

    /// <summary>Ids of the jobs whose clock stands still.</summary>
    public HashSet<string> PausedCrons() => Use(ClockMemory.PausedIds);

    /// <summary>Stops the clock of a job, or lets it go on.</summary>
    public void PauseCron(string id, bool isPaused) => Use(connection =>
    {
        ClockMemory.Pause(connection, id, isPaused);
        return isPaused;
    });

    /// <summary>The last minute whose jobs were started, or null.</summary>
    public DateTimeOffset? FindLastTick() => Use(ClockMemory.FindLastTick);

    /// <summary>The jobs of a minute were started: notes it, and forgets all but the last runs of each job and those that are too old.</summary>
    public void EndTick(DateTimeOffset minute, int runsKept, DateTimeOffset oldest) => Use(connection =>
    {
        ClockMemory.SetLastTick(connection, minute);
        RunHistory.Trim(connection, runsKept, oldest);
        return minute;
    });

    public void Dispose()
    {
        _held.Dispose();
        Storage.Dispose();
        lock (_lock) _connection.Dispose();
    }

    private TResult Use<TResult>(Func<SQLiteConnection, TResult> work)
    {
        lock (_lock) return work(_connection);
    }
}
