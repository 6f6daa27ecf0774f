using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>
/// The changes of one collection, told one after the other in the order in which they were made. Nobody waits for it. While it is empty nothing runs.
/// </summary>
internal sealed partial class ChangeQueue : IDisposable
{
    /// <summary>How long a handler that runs after the commit may keep the changes behind it waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long the first change after a silence waits where many are connected, so that the answer to whoever made it leaves before what may be thousands of
    /// messages. Timers are no finer. Where few are, nothing is gained: rules are asked as soon as they can be.
    /// </summary>
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(1);

    private readonly Queue<PendingChange> _waiting = new();
    private readonly string _collection;
    private readonly Func<PendingChange, Task> _tell;
    private readonly int _most;
    private readonly Func<bool> _isCrowded;
    private readonly ILogger<ChangeQueue> _logger;
    private readonly ITimer _timer;
    private readonly TimeProvider _time;
    private readonly List<(long Turn, TaskCompletionSource Told)> _listening = [];
    private PendingChange? _awaited;
    private bool _isRunning;
    private long _turns;
    private long _refused;

    public ChangeQueue(string collection, Func<PendingChange, Task> tell, int most, Func<bool> isCrowded, TimeProvider time, ILogger<ChangeQueue> logger)
    {
        _collection = collection;
        _tell = tell;
        _most = most;
        _isCrowded = isCrowded;
        _logger = logger;
        _time = time;
        _timer = time.CreateTimer(static queue => ((ChangeQueue)queue!).Skip(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether everything is told.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_waiting) return !_isRunning && _waiting.Count == 0;
        }
    }

    /// <summary>The timestamp of now.</summary>
    public long Now => _time.GetTimestamp();

    /// <summary>Ends once all is told whose turn it is: what is decided, up to the first change that is not.</summary>
    public Task ToldAsync()
    {
        lock (_waiting)
        {
            if (!_isRunning) return Task.CompletedTask;
            var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _listening.Add((_turns + _waiting.Count, told));
            return told.Task;
        }
    }

    /// <returns>False when too many wait already.</returns>
    public bool TryAdd(PendingChange change)
    {
        lock (_waiting)
        {
            if (_waiting.Count >= _most)
            {
                if (_refused++ % _most == 0) LogFull(_logger, _collection, _waiting.Count);
                return false;
            }

            _waiting.Enqueue(change);
            Go();
            return true;
        }
    }

    /// <summary>It is decided whether a change is told.</summary>
    public void Settled(PendingChange change)
    {
        lock (_waiting)
        {
            if (change.IsLate && change.IsTold) _waiting.Enqueue(change);
            Go();
        }
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>Tells what is next, or waits for it to be decided.</summary>
    private void Go()
    {
        if (_isRunning || !_waiting.TryPeek(out var next)) return;
        if (next.IsSettled)
        {
            _isRunning = true;
            // It runs for whoever comes first, and takes part in none of its transactions.
            ThreadPool.UnsafeQueueUserWorkItem(static queue => _ = queue.RunAsync(), this, preferLocal: false);
        }
        else if (_awaited != next)
        {
            _awaited = next;
            _timer.Change(Patience, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task RunAsync()
    {
        if (_isCrowded()) await Task.Delay(Lead);
        while (Next() is { } change)
        {
            if (change.IsTold) await TellAsync(change);
        }
    }

    private PendingChange? Next()
    {
        lock (_waiting)
        {
            if (_waiting.TryPeek(out var next) && next.IsSettled)
            {
                LetGo(_turns++);
                return _waiting.Dequeue();
            }

            _isRunning = false;
            LetGo(long.MaxValue);
            Go();
            return null;
        }
    }

    /// <summary>Whoever waits for so many changes need not wait any longer.</summary>
    private void LetGo(long turns)
    {
        if (_listening.Count == 0) return;
        foreach (var (turn, told) in _listening)
        {
            if (turn <= turns) told.SetResult();
        }

        _listening.RemoveAll(one => one.Turn <= turns);
    }

    /// <summary>Goes on without the first one.</summary>
    private void Skip()
    {
        lock (_waiting)
        {
            if (!_waiting.TryPeek(out var first) || first != _awaited || first.IsSettled) return;
            _waiting.Dequeue();
            first.IsLate = true;
            Go();
        }
    }

    private async Task TellAsync(PendingChange change)
    {
        try
        {
            await _tell(change);
        }
        catch (Exception e)
        {
            LogFailed(_logger, _collection, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changes of {Collection} are not told to subscribers: {Count} wait already")]
    private static partial void LogFull(ILogger logger, string collection, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "A change of {Collection} could not be told to subscribers")]
    private static partial void LogFailed(ILogger logger, string collection, Exception failure);
}
