using System.Diagnostics.Metrics;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Realtime;

namespace Holdall.Plugins.Realtime.Tests;

public sealed class MetricsTests : IDisposable
{
    private readonly Parts _parts = new(new RealtimeOptions { MaxClientBytes = 1000 });
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, long> _figures = [];

    public MetricsTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == RealtimeMetrics.Name) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument, value));
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument, value));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public void Clients_subscriptions_and_what_waits_can_be_observed()
    {
        var client = _parts.Connect(null, "a", "b");
        client.Send(new RealtimeMessage { Name = "a", Data = "1" });

        _listener.RecordObservableInstruments();

        Figure("clients").ShouldBeGreaterThanOrEqualTo(1);
        Figure("subscriptions").ShouldBeGreaterThanOrEqualTo(2);
        Figure("queued").ShouldBeGreaterThanOrEqualTo(client.Outbox.WaitingBytes);
        client.Outbox.WaitingBytes.ShouldBePositive();
    }

    [Fact]
    public void Delivered_messages_and_dropped_clients_are_counted()
    {
        var writer = new NoWriter();
        var reader = _parts.Connect(null, "a");
        reader.Outbox.Start(writer);
        reader.Send(new RealtimeMessage { Name = "a", Data = "1" });
        _parts.Connect(null, "a").Send(new RealtimeMessage { Name = "a", Data = new string('x', 2000) });

        Figure("messages.delivered").ShouldBeGreaterThanOrEqualTo(1);
        Figure("clients.dropped").ShouldBeGreaterThanOrEqualTo(1);
    }

    private long Figure(string name)
    {
        lock (_figures) return _figures["holdall.realtime." + name];
    }

    /// <summary>Other tests have meters of the same name at the same time.</summary>
    private void Add(Instrument instrument, long value)
    {
        lock (_figures) _figures[instrument.Name] = _figures.GetValueOrDefault(instrument.Name) + value;
    }

    private sealed class NoWriter : IFrameWriter
    {
        public ValueTask WriteAsync(Frame frame) => default;

        public ValueTask FlushAsync() => default;
    }
}
