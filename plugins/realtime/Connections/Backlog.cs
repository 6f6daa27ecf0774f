using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>
/// Bounds what waits for clients in bytes: for each, and for all together, where a message that several wait for counts once. Who is furthest behind is
/// disconnected; it connects again and reads what it missed.
/// </summary>
internal sealed partial class Backlog(RealtimeOptions options, RealtimeMetrics metrics, ILogger<Backlog> logger)
{
    private readonly Lock _relieving = new();
    private Func<IEnumerable<RealtimeClient>> _clients = static () => [];
    private long _bytes;

    /// <summary>Where figures are kept.</summary>
    public RealtimeMetrics Metrics => metrics;

    /// <summary>Bytes that wait.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Says whose messages these are.</summary>
    public void Of(Func<IEnumerable<RealtimeClient>> clients) => _clients = clients;

    public void Add(Frame frame)
    {
        if (Interlocked.Increment(ref frame.Holders) == 1) Interlocked.Add(ref _bytes, frame.Size);
    }

    public void Remove(Frame frame)
    {
        if (Interlocked.Decrement(ref frame.Holders) == 0) Interlocked.Add(ref _bytes, -frame.Size);
    }

    /// <summary>Disconnects whom it must after something was added to what waits for a client.</summary>
    public void Relieve(RealtimeClient added)
    {
        if (added.Outbox.WaitingBytes > options.MaxClientBytes) Disconnect(added);
        if (Bytes <= options.MaxBytes) return;
        lock (_relieving)
        {
            while (Bytes > options.MaxBytes && FurthestBehind() is { } client) Disconnect(client);
        }
    }

    private RealtimeClient? FurthestBehind()
    {
        RealtimeClient? furthest = null;
        var most = 0L;
        foreach (var client in _clients())
        {
            if (client.Outbox.WaitingBytes <= most) continue;
            most = client.Outbox.WaitingBytes;
            furthest = client;
        }

        return furthest;
    }

    private void Disconnect(RealtimeClient client)
    {
        LogBehind(logger, client.Id, client.Address, client.Outbox.WaitingBytes, Bytes);
        metrics.Dropped("behind");
        client.Abort();
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The realtime client {Client} of {Address} is disconnected: {Waiting} bytes wait for it, and {All} for all clients")]
    private static partial void LogBehind(ILogger logger, string client, string address, long waiting, long all);
}
