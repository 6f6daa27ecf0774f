using Holdall.Auth;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Plugins.Realtime.Channels;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Events;
using Holdall.Plugins.Realtime.Views;
using Holdall.Realtime;
using Holdall.Records;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdall.Plugins.Realtime.Tests;

/// <summary>The parts of the plugin, put together by hand.</summary>
internal sealed class Parts
{
    public Parts(RealtimeOptions? options = null, IHostApplicationLifetime? lifetime = null)
    {
        Options = options ?? new RealtimeOptions();
        Backlog = new Backlog(Options, Metrics, NullLogger<Backlog>.Instance);
        Broker = new RealtimeBroker(Backlog, lifetime);
        Queues = new ChangeQueues(Broker, null!, null!, null!, null!, Options, TimeProvider.System, NullLogger<ChangeQueue>.Instance);
    }

    public RealtimeOptions Options { get; }

    public Backlog Backlog { get; }

    public RealtimeMetrics Metrics { get; } = new();

    public RealtimeBroker Broker { get; }

    /// <summary>Changes on their way; there are some once <see cref="Watch"/> was called.</summary>
    public ChangeQueues Queues { get; private set; }

    /// <summary>Tells the clients of changes in an engine.</summary>
    public void Watch(TestEngine engine, IFieldPicker? picker = null, TimeProvider? time = null, IRealtimeRelay? relay = null)
    {
        time ??= TimeProvider.System;
        var judge = new Judge(Broker, engine.Rules, engine.Records, new MessageText(picker), Options, NullLogger<Judge>.Instance);
        var messages = new RecordMessages(
            Broker, engine.Hooks, judge, engine.Records, new HeldTime(time), new Shares(time), time, NullLogger<RecordMessages>.Instance);
        var views = new ViewWatch(Broker, messages, engine.Records, engine.Collections, Options, time, NullLogger<WatchedView>.Instance);
        new ViewHooks(views).AddHooks(engine.Hooks);
        Queues = new ChangeQueues(Broker, messages, views, new Replays(messages), engine.Collections, Options, time, NullLogger<ChangeQueue>.Instance, relay);
        new RecordChangeHooks(Queues, engine.Get<Holdall.Records.IRecordWatches>()).AddHooks(engine.Hooks);
        new ViewerHooks(Broker, new ViewerStates(Broker, Queues)).AddHooks(engine.Hooks);
    }

    /// <summary>The life of connections.</summary>
    public Listening Listening(IHooks hooks, TimeProvider time) =>
        new(
            Broker, Backlog, new StreamTimeouts(Broker, Channels ?? Hub(null!, time), Options, Metrics, time, NullLogger<StreamTimeouts>.Instance),
            hooks, time, NullLogger<Listening>.Instance);

    /// <summary>Channels between clients; there once <see cref="Hub"/> was called.</summary>
    public ChannelHub? Channels { get; private set; }

    /// <summary>Lets clients join channels.</summary>
    public ChannelHub Hub(IRules rules, TimeProvider time) => Channels = new ChannelHub(Broker, new ChannelRules(rules, Options), Options, Metrics, time);

    /// <summary>A client without a stream: what it is sent waits.</summary>
    public RealtimeClient Client(Action? abort = null) => new("127.0.0.1", Backlog, abort);

    /// <summary>Lets a client listen.</summary>
    public RealtimeClient Connect(Record? auth, params string[] topics)
    {
        var client = Client();
        client.Auth = new AuthState(auth);
        Broker.Add(client);
        Broker.Subscribe(client, topics);
        return client;
    }

    /// <summary>What a client was sent since the last time, once everything is told.</summary>
    public async Task<List<RealtimeMessage>> ReceivedAsync(RealtimeClient client)
    {
        await Eventually.HoldsAsync(() => Queues.AreIdle);
        var received = new List<RealtimeMessage>();
        while (client.Outbox.Take() is { } frame) received.Add(frame.Message);
        return received;
    }
}
