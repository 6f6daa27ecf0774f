using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Holdall.Bench.Driver;

namespace Holdall.Bench.Realtime;

/// <summary>All who listen, and what they have received together.</summary>
/// <param name="isSocket">Whether they use WebSockets.</param>
/// <param name="isPolled">Whether a thread of their own looks after all of them: it takes less than half of the time, and none of them may be slow.</param>
internal sealed class Audience(bool isSocket, bool isPolled = false) : IDisposable
{
    private const int AtOnce = 64;

    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);

    private readonly List<Subscriber> _subscribers = [];
    private readonly ManualResetEventSlim _complete = new();
    private readonly SocketPoll? _poll = isPolled ? new SocketPoll() : null;
    private readonly CancellationTokenSource _over = new();
    private long _received;
    private long _expected = long.MaxValue;
    private long _completed;
    private int _left;
    private Thread? _listening;

    public int Count => _subscribers.Count;

    /// <summary>How many streams the server has ended.</summary>
    public int Left => Volatile.Read(ref _left);

    /// <summary>Messages that came so far.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Connects, and then subscribes, so that the two have a duration each.</summary>
    public async Task<(TimeSpan Connected, TimeSpan Subscribed)> GatherAsync(int count, IPEndPoint server, CancellationToken stop)
    {
        for (var i = 0; i < count; i++) _subscribers.Add(new Subscriber(this, isSocket));
        var begun = Stopwatch.GetTimestamp();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop };
        if (_poll is not null) ConnectAll(_poll, server, stop);
        else await Parallel.ForEachAsync(_subscribers, options, async (one, cancel) => await one.ConnectAsync(server, cancel));
        var connected = Stopwatch.GetElapsedTime(begun);
        begun = Stopwatch.GetTimestamp();
        var chunks = _subscribers.Chunk((count + AtOnce - 1) / AtOnce);
        await Parallel.ForEachAsync(chunks, options, (chunk, cancel) => SubscribeAsync(chunk, server, cancel));
        Listen();
        return (connected, Stopwatch.GetElapsedTime(begun));
    }

    /// <summary>Waits for the message that everybody is to get next.</summary>
    /// <param name="total">Number of messages with all before.</param>
    /// <param name="patience">How long.</param>
    /// <returns>The <see cref="Stopwatch"/> timestamp of the last one; null if some are missing.</returns>
    public long? WaitFor(long total, TimeSpan patience)
    {
        _complete.Reset();
        Interlocked.Exchange(ref _expected, total);
        if (Received >= total) return Interlocked.Read(ref _completed);
        return _complete.Wait(patience) ? Interlocked.Read(ref _completed) : null;
    }

    public void Add(int messages)
    {
        if (messages == 0) return;
        var received = Interlocked.Add(ref _received, messages);
        // Every last one of a round is noted, as it may come before somebody waits for it.
        if (received % _subscribers.Count == 0) Interlocked.Exchange(ref _completed, Stopwatch.GetTimestamp());
        if (received >= Interlocked.Read(ref _expected)) _complete.Set();
    }

    /// <summary>Lets the first ones take nothing any more, and as many that follow take little.</summary>
    public void Hinder(int count)
    {
        foreach (var one in _subscribers.Take(count)) one.Stop();
        foreach (var one in _subscribers.Skip(count).Take(count)) one.Slow();
    }

    /// <summary>Lets others come in the place of those who hear of nothing any more, or take nothing.</summary>
    public async Task RenewAsync(IPEndPoint server, CancellationToken stop)
    {
        var come = new List<Subscriber>();
        for (var i = 0; i < _subscribers.Count; i++)
        {
            if (!_subscribers[i].IsOver) continue;
            _subscribers[i].Dispose();
            come.Add(_subscribers[i] = new Subscriber(this, isSocket));
            await _subscribers[i].ConnectAsync(server, stop);
        }

        await SubscribeAsync([.. come], server, stop);
        foreach (var one in come) _ = one.ListenAsync();
    }

    public void Leave() => Interlocked.Increment(ref _left);

    public void Dispose()
    {
        _over.Cancel();
        _listening?.Join();
        _over.Dispose();
        _poll?.Dispose();
        foreach (var one in _subscribers) one.Dispose();
        _complete.Dispose();
    }

    private void ConnectAll(SocketPoll poll, IPEndPoint server, CancellationToken stop)
    {
        var ready = new List<int>();
        for (int begun = 0, connected = 0; connected < Count;)
        {
            stop.ThrowIfCancellationRequested();
            for (; begun < Count && begun - connected < AtOnce; begun++) _subscribers[begun].Connect(server, poll, begun);
            poll.Wait(ready, s_patience);
            foreach (var number in ready)
            {
                if (_subscribers[number].ReceiveFirst()) connected++;
            }
        }
    }

    private void Listen()
    {
        if (_poll is null)
        {
            foreach (var one in _subscribers) _ = one.ListenAsync();
            return;
        }

        _listening = new Thread(() =>
        {
            var ready = new List<int>();
            while (!_over.IsCancellationRequested)
            {
                // Others are elsewhere, and are not woken up by the server: whoever expects a message does not sleep.
                _poll.Wait(ready, Received % Count == 0 ? s_patience : TimeSpan.Zero);
                foreach (var number in ready) _subscribers[number].Receive(_poll);
            }
        })
        { IsBackground = true };
        _listening.Start();
    }

    private static async ValueTask SubscribeAsync(Subscriber[] subscribers, IPEndPoint server, CancellationToken stop)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server, stop);
        var received = new byte[4096];
        foreach (var one in subscribers)
        {
            await socket.SendAsync(RealtimeServer.Post("/api/realtime", $$"""{"clientId":"{{one.Id}}","subscriptions":["{{RealtimeServer.Topic}}"]}"""), stop);
            int count = 0, status;
            do
            {
                var read = await socket.ReceiveAsync(received.AsMemory(count), stop);
                if (read == 0) throw new InvalidDataException("The server closed the connection.");
                count += read;
            }
            while (!HttpResponseFrame.TryMeasure(received.AsSpan(0, count), out status, out _));

            if (status != 204) throw new InvalidDataException("A subscription is refused: " + Encoding.UTF8.GetString(received, 0, count));
        }
    }
}
