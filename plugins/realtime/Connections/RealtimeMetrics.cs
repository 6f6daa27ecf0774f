using System.Diagnostics.Metrics;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>What realtime does, as figures for whoever listens to the meter <c>Holdall.Realtime</c>.</summary>
internal sealed class RealtimeMetrics : IDisposable
{
    public const string Name = "Holdall.Realtime";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _delivered;
    private readonly Counter<long> _dropped;

    public RealtimeMetrics()
    {
        _delivered = _meter.CreateCounter<long>("holdall.realtime.messages.delivered", "{message}", "Messages written to connections.");
        _dropped = _meter.CreateCounter<long>("holdall.realtime.clients.dropped", "{client}", "Clients that were disconnected since they did not keep up.");
    }

    /// <summary>A message was written to a connection.</summary>
    public void Delivered() => _delivered.Add(1);

    /// <summary>A client was disconnected.</summary>
    /// <param name="reason"><c>behind</c>, too much waits for it; or <c>stuck</c>, it takes nothing.</param>
    public void Dropped(string reason) => _dropped.Add(1, KeyValuePair.Create<string, object?>("reason", reason));

    /// <summary>Lets these be looked at when somebody asks.</summary>
    public void Observe(RealtimeBroker broker, Backlog backlog)
    {
        _meter.CreateObservableUpDownCounter("holdall.realtime.clients", () => broker.Count, "{client}", "Connected clients.");
        _meter.CreateObservableUpDownCounter(
            "holdall.realtime.subscriptions", () => broker.All.Sum(static client => (long)client.Topics.Length),
            "{subscription}", "Subscriptions of all clients.");
        _meter.CreateObservableUpDownCounter("holdall.realtime.queued", () => backlog.Bytes, "By", "Bytes that wait for clients.");
    }

    /// <summary>Lets the number of channels be looked at.</summary>
    public void ObserveChannels(Func<int> count) =>
        _meter.CreateObservableUpDownCounter("holdall.realtime.channels", count, "{channel}", "Channels with members.");

    public void Dispose() => _meter.Dispose();
}
