using Holdall.Collections;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Events;
using Holdall.Records;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Realtime.Views;

/// <summary>
/// A view that somebody listens to, with its rows as they were when it was read last. It is read again a moment after a change, and takes no more than a tenth
/// of the time. One of too many rows is not kept: who may see all of it is told to read it anew.
/// </summary>
internal sealed partial class WatchedView : IDisposable
{
    private const int MaxRows = 1000;
    private const long MaxBytes = 4 << 20;
    private const int Share = 10;

    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly RealtimeBroker _broker;
    private readonly RecordMessages _messages;
    private readonly IRecords _records;
    private readonly TimeProvider _time;
    private readonly ILogger<WatchedView> _logger;
    private readonly ITimer _timer;
    private Dictionary<string, Record>? _rows;
    private TimeSpan _wait = TimeSpan.Zero;
    private bool _isRead;
    private bool _isKept = true;
    private bool _isChanged;
    private bool _isRunning;
    private volatile bool _isOver;

    public WatchedView(
        Collection view, HashSet<string> sources, RealtimeBroker broker, RecordMessages messages, IRecords records, TimeProvider time,
        ILogger<WatchedView> logger)
    {
        View = view;
        Sources = sources;
        _broker = broker;
        _messages = messages;
        _records = records;
        _time = time;
        _logger = logger;
        _timer = time.CreateTimer(static view => _ = ((WatchedView)view!).RunAsync(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public Collection View { get; }

    /// <summary>Names of what it may be made of.</summary>
    public HashSet<string> Sources { get; }

    public bool IsMadeOf(Collection collection) => Sources.Contains(collection.Name);

    /// <summary>It may have other rows now.</summary>
    public void Changed()
    {
        lock (_lock)
        {
            _isChanged = true;
            if (!_isRunning) Begin();
        }
    }

    public void Dispose()
    {
        _isOver = true;
        _timer.Dispose();
    }

    /// <summary>It begins outside of everything that has led here, also for the first reading.</summary>
    private void Begin()
    {
        _isRunning = true;
        if (!_isOver) _timer.Change(_wait, Timeout.InfiniteTimeSpan);
    }

    private async Task RunAsync()
    {
        lock (_lock) _isChanged = false;
        var begun = _time.GetTimestamp();
        try
        {
            await CompareAsync();
        }
        catch (Exception e)
        {
            LogFailed(_logger, View.Name, e);
        }

        lock (_lock)
        {
            _wait = _time.GetElapsedTime(begun) * Share;
            if (_wait < LeastPause) _wait = LeastPause;
            _isRunning = false;
            if (_isChanged) Begin();
        }
    }

    private async Task CompareAsync()
    {
        var before = _rows;
        _rows = _isKept ? await ReadAsync() : null;
        _isKept = _rows is not null;
        var isFirst = !_isRead;
        _isRead = true;
        if (isFirst || _isOver) return;
        if (_rows is null || before is null)
        {
            TellToReadAnew();
            return;
        }

        foreach (var (id, row) in _rows)
        {
            if (!before.Remove(id, out var old)) await TellAsync(Change.Of(Change.Create, row));
            else if (Change.Of(Change.Update, row) is var change && !change.Is(old)) await TellAsync(change);
        }

        foreach (var (_, row) in before) await TellAsync(Change.Of(Change.Delete, row));
    }

    /// <summary>The rows; null when they are too many, too large, or take too long.</summary>
    private async Task<Dictionary<string, Record>?> ReadAsync()
    {
        using var limit = new CancellationTokenSource(MostTime, _time);
        try
        {
            var rows = new Dictionary<string, Record>(StringComparer.Ordinal);
            var bytes = 0L;
            foreach (var row in await _records.SelectAsync(View.Id, $"SELECT * FROM `{View.Name}` LIMIT {MaxRows + 1}", [], limit.Token))
            {
                rows[row.Id] = row;
                bytes += Change.Of(Change.Update, row).Size;
            }

            if (rows.Count <= MaxRows && bytes <= MaxBytes) return rows;
        }
        catch (OperationCanceledException)
        {
            // It is as if it were too large.
        }

        LogTooLarge(_logger, View.Name);
        return null;
    }

    /// <summary>The row is judged as it was read: to look for it again would be to make the whole view.</summary>
    private Task TellAsync(Change change) => _messages.TellAsync(change.AsGiven(), sequence: null, _time.GetTimestamp());

    /// <summary>Nobody else may learn that something has changed.</summary>
    private void TellToReadAnew()
    {
        foreach (var prefix in (ReadOnlySpan<string>)[View.Name + "/*", View.Name, View.Id + "/*", View.Id])
        {
            foreach (var topic in _broker.Topics(prefix))
            {
                var frame = new Frame(topic.Text, """{"action":"refresh"}"""u8.ToArray());
                foreach (var client in topic.Listeners)
                {
                    if (client.Auth.IsInScope(View, Auth.AccessRights.Read) && (client.Auth.IsSuperuser || View.ListRule is "")) client.Send(frame);
                }
            }
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "The view {View} is too large, or too slow, to tell subscribers of single rows; they are told to read it anew")]
    private static partial void LogTooLarge(ILogger logger, string view);

    [LoggerMessage(Level = LogLevel.Error, Message = "Subscribers of the view {View} could not be told of a change")]
    private static partial void LogFailed(ILogger logger, string view, Exception failure);
}
