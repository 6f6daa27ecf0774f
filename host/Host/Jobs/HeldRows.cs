using System.Collections.Concurrent;
using SQLite;

namespace Holdall.Host.Jobs;

/// <summary>
/// The runs that workers of this process hold. They are renewed while they are held, so that they stay invisible however long they take; one that
/// could not be given back becomes visible on its own.
/// </summary>
internal sealed partial class HeldRows : IDisposable
{
    private readonly ConcurrentDictionary<long, byte> _ids = new();
    private readonly Lock _lock = new();
    private readonly SQLiteConnection _connection;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private bool _disposed;

    public HeldRows(SQLiteConnection connection, TimeSpan holdTime, TimeProvider time, ILogger logger)
    {
        _connection = connection;
        _time = time;
        _logger = logger;
        _timer = time.CreateTimer(_ => Renew(), null, holdTime / 4, holdTime / 4);
    }

    /// <summary>Notes that a run is held; false when it already is, by another worker.</summary>
    public bool TryAdd(long id) => _ids.TryAdd(id, 0);

    public void Remove(long id) => _ids.TryRemove(id, out _);

    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            _disposed = true;
            _connection.Dispose();
        }
    }

    private void Renew()
    {
        lock (_lock)
        {
            if (_disposed) return;
            try
            {
                foreach (var (id, _) in _ids) QueueTable.Renew(_connection, id, _time.GetUtcNow());
            }
            catch (SQLiteException e)
            {
                // There are three more turns before somebody else may take them, and this process would refuse to.
                LogCannotRenew(_logger, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not renew the jobs that are running.")]
    private static partial void LogCannotRenew(ILogger logger, Exception failure);
}
