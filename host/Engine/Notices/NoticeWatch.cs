using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Notices;

/// <summary>
/// Reads anew what another process has changed. Notices that follow one another within 50 ms are one; a directory that can't be watched is a warning, and
/// then this process learns of such changes with its own next one, or its next start.
/// </summary>
internal sealed partial class NoticeWatch(
    EngineOptions options, ChangeNotices notices, IEnumerable<IReloadable> reloadables, TimeProvider time, ILogger<NoticeWatch> logger) : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly HashSet<Notice> _waiting = [];
    private FileSystemWatcher? _watcher;
    private ITimer? _timer;
    private Task _reading = Task.CompletedTask;

    public void Start()
    {
        var folder = Path.Combine(options.DataDirectory, ChangeNotices.Folder);
        try
        {
            Directory.CreateDirectory(folder);
            _timer = time.CreateTimer(_ => Read(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite };
            _watcher.Created += (_, e) => Take(e.Name);
            _watcher.Changed += (_, e) => Take(e.Name);
            _watcher.Error += (_, e) => TakeAll(e.GetException());
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogUnwatched(logger, e, folder);
        }
    }

    /// <summary>Ends the watch and waits for what is being read.</summary>
    public async Task StopAsync()
    {
        _watcher?.Dispose();
        if (_timer is not null) await _timer.DisposeAsync();
        Task reading;
        lock (_lock) reading = _reading;
        await reading;
        notices.Clear();
    }

    public void Dispose()
    {
        _watcher?.Dispose();
        _timer?.Dispose();
    }

    private void Take(string? file)
    {
        if (file is null || notices.IsOwn(file) || Notice.Of(file) is not { } notice) return;
        lock (_lock) _waiting.Add(notice);
        _timer?.Change(Quiet, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Some notices were lost, so it could have been any.</summary>
    private void TakeAll(Exception error)
    {
        LogLost(logger, error);
        lock (_lock) _waiting.UnionWith(Notice.All);
        _timer?.Change(Quiet, Timeout.InfiniteTimeSpan);
    }

    private void Read()
    {
        lock (_lock)
        {
            Notice[] taken = [.. _waiting];
            _waiting.Clear();
            _reading = ReadAsync(_reading, taken);
        }
    }

    private async Task ReadAsync(Task before, Notice[] taken)
    {
        await before;
        // Not under the lock of the caller.
        await Task.Yield();
        foreach (var notice in taken)
        {
            try
            {
                foreach (var changed in reloadables)
                {
                    if (changed.Notice == notice) await changed.ReloadAsync();
                }
            }
            catch (Exception e)
            {
                LogUnread(logger, e, notice.Prefix);
            }
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Folder} can't be watched: changes of settings and collections by other processes are not seen at once.")]
    private static partial void LogUnwatched(ILogger logger, Exception error, string folder);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Some notices of other processes were lost; settings and collections are read anew.")]
    private static partial void LogLost(ILogger logger, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "The {What} that another process has changed could not be read.")]
    private static partial void LogUnread(ILogger logger, Exception error, string what);
}
