using System.Text;
using Holdall.Engine.Storage;
using Holdall.Settings;
using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Logs;

/// <summary>
/// Takes log entries and writes them later, many at a time: when 200 wait, when one has waited for three seconds, and
/// when the data directory is closed. Adding never waits.
/// </summary>
/// <param name="databases">The databases.</param>
/// <param name="settings">What is kept.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Finds the logger for what goes wrong here. Not known at once, since loggers may write into this store.</param>
/// <param name="requestsPerSecond">How many requests are kept in a second, and as many again that have failed; 0 = all.</param>
internal sealed partial class LogStore(Databases databases, ISettings settings, TimeProvider time, Func<ILogger> logger, int requestsPerSecond = 0)
    : IDisposable
{
    public const int FlushCount = 200;

    /// <summary>Most entries of one write.</summary>
    public const int MaxRows = 50_000;

    public static readonly TimeSpan FlushDelay = TimeSpan.FromSeconds(3);

    /// <summary>Time between two flushes under load. One large transaction costs a third of many small ones, and that time is the requests'.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly LogBuffer _buffer = new();
    private readonly LogRows _rows = new();
    private readonly LogRate _successes = new(requestsPerSecond, time);
    private readonly LogRate _failures = new(requestsPerSecond, time);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _timerLock = new();
    private ITimer? _timer;
    private int _isFlushing;
    private bool _isDisposed;

    /// <summary>How many entries wait to be written.</summary>
    public int Waiting => _buffer.Count;

    /// <summary>How many entries were dropped so far since too many waited.</summary>
    public long DroppedSoFar => _buffer.Dropped;

    /// <summary>Whether entries of a level are kept at all.</summary>
    public bool Keeps(int level) => settings.Current.Logs is { MaxDays: > 0 } logs && level >= logs.MinLevel;

    /// <summary>Whether one more request is kept: nobody reads as many as a load makes, and to write all of them would slow it down.</summary>
    public bool TryTakeRequest(bool hasFailed) => hasFailed ? Keeps(LogLevels.Error) && _failures.TryTake() : Keeps(LogLevels.Info) && _successes.TryTake();

    public void Add(LogEntry entry)
    {
        var count = _buffer.Add(entry);
        if (count == 1) WakeAfter(FlushDelay);
        else if (count >= FlushCount) BeginFlush();
    }

    /// <summary>Writes what waits.</summary>
    public Task FlushAsync() => FlushAsync(first: 1, then: 1);

    /// <summary>
    /// Empties the log, and with it what waits to be written; what is added from now on stays. It takes its turn between two writes, so that none of them
    /// brings back what it had taken before. If that fails, nothing is lost.
    /// </summary>
    public async Task EmptyAsync(CancellationToken aborted = default)
    {
        await _turn.WaitAsync(aborted);
        try
        {
            var waiting = _buffer.Take(int.MaxValue, out var dropped);
            try
            {
                await databases.Auxiliary.WriteAsync(0, static (session, _) => LogTable.Empty(session), aborted);
            }
            catch
            {
                await WriteAsync(waiting, dropped);
                throw;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        lock (_timerLock)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }

        _turn.Dispose();
        _rows.Dispose();
    }

    /// <summary>Writes if so many entries wait at first, and goes on while so many wait then.</summary>
    private async Task FlushAsync(int first, int then)
    {
        for (var least = first; await TryWriteAsync(least); least = then) { }
    }

    /// <summary>Writes if so many entries wait. The turn is given up after each write, so that emptying the log need not wait for the end of a load.</summary>
    private async Task<bool> TryWriteAsync(int least)
    {
        await _turn.WaitAsync();
        try
        {
            if (_buffer.Count < least || !databases.IsOpen) return false;
            await WriteAsync(_buffer.Take(MaxRows, out var dropped), dropped);
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task WriteAsync(List<LogEntry> entries, long dropped)
    {
        if (dropped > 0) entries.Add(Missing(dropped, "Log entries were dropped: they came faster than they could be written."));
        var leftOut = _successes.TakeLeftOut() + _failures.TakeLeftOut();
        if (leftOut > 0) entries.Add(Missing(leftOut, $"Requests were not logged: there were more than {requestsPerSecond} in a second."));
        // The settings may have changed since.
        entries.RemoveAll(entry => !Keeps(entry.Level));
        if (entries.Count == 0) return;
        try
        {
            var (failure, notStored) = await databases.Auxiliary.WriteAsync(
                (_rows, entries, Max: LogDataLimit.Of(settings.Current.Logs)), static (session, state) => state._rows.Write(session, state.entries, state.Max));
            if (failure is not null) LogLeftOut(logger(), notStored, failure);
        }
        catch (Exception e)
        {
            LogNotWritten(logger(), entries.Count, e);
        }
    }

    private PlainLogEntry Missing(long count, string message) =>
        new(LogLevels.Warn, time.GetUtcNow(), message, Encoding.UTF8.GetBytes($$"""{"count":{{count}}}"""));

    /// <summary>One flush at a time. It belongs to nobody: neither to a request nor to a transaction in whose flow the entry was added.</summary>
    private void BeginFlush(int least = FlushCount)
    {
        if (!databases.IsOpen) return;
        if (Interlocked.Exchange(ref _isFlushing, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.Store.RunAsync(work.Least), (Store: this, Least: least), preferLocal: false);
        }
    }

    private async Task RunAsync(int least)
    {
        await FlushAsync(least, FlushCount);
        await Task.Delay(Pause, time);
        Volatile.Write(ref _isFlushing, 0);
        var left = _buffer.Count;
        if (left >= FlushCount) BeginFlush();
        else if (left > 0) WakeAfter(FlushDelay);
    }

    private void WakeAfter(TimeSpan delay)
    {
        lock (_timerLock)
        {
            if (_isDisposed) return;
            _timer ??= CreateTimer();
            _timer.Change(delay, Timeout.InfiniteTimeSpan);
        }
    }

    private ITimer CreateTimer()
    {
        using (ExecutionContext.SuppressFlow())
        {
            return time.CreateTimer(static store => ((LogStore)store!).BeginFlush(least: 1), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} log entries could not be stored and were left out.")]
    private static partial void LogLeftOut(ILogger logger, int count, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} log entries could not be written.")]
    private static partial void LogNotWritten(ILogger logger, int count, Exception failure);
}
