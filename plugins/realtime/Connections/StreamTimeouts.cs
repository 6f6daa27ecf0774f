using Holdall.Auth;
using Holdall.Plugins.Realtime.Channels;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>
/// Ends streams when their time is over, and lets callers go on as guests when theirs is. One timer looks after all of them, and stands still while there
/// are none.
/// </summary>
internal sealed partial class StreamTimeouts : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private readonly RealtimeBroker _broker;
    private readonly ChannelHub _channels;
    private readonly RealtimeOptions _options;
    private readonly RealtimeMetrics _metrics;
    private readonly ILogger<StreamTimeouts> _logger;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private int _isRunning;

    public StreamTimeouts(
        RealtimeBroker broker, ChannelHub channels, RealtimeOptions options, RealtimeMetrics metrics, TimeProvider time, ILogger<StreamTimeouts> logger)
    {
        _broker = broker;
        _channels = channels;
        _options = options;
        _metrics = metrics;
        _logger = logger;
        _time = time;
        _timer = time.CreateTimer(static timeouts => ((StreamTimeouts)timeouts!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>To be called when a client has connected.</summary>
    public void Start()
    {
        if (Interlocked.Exchange(ref _isRunning, 1) == 0) _timer.Change(Period, Period);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (_broker.IsEmpty)
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Volatile.Write(ref _isRunning, 0);
            // One may have come in between.
            if (!_broker.IsEmpty) Start();
            return;
        }

        var now = _time.GetUtcNow();
        foreach (var client in _broker.All)
        {
            if (client.Auth.Expires <= now) client.Auth = AuthState.Guest;
            if (client.Clock.IsStuck(_options.WriteTimeout))
            {
                LogStuck(_logger, client.Id, client.Address, (long)_options.WriteTimeout.TotalSeconds);
                _metrics.Dropped("stuck");
                client.Abort();
            }
            else if (client.Clock.IsOver()) client.Close();
        }

        _channels.Look();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The realtime client {Client} of {Address} is disconnected: it has taken nothing for {Seconds} s")]
    private static partial void LogStuck(ILogger logger, string client, string address, long seconds);
}
