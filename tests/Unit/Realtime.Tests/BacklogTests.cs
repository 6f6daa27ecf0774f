using System.Text;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Realtime;

namespace Holdall.Plugins.Realtime.Tests;

public sealed class BacklogTests
{
    private const int Kibibyte = 1 << 10;

    private readonly Parts _parts = new(new RealtimeOptions { MaxClientBytes = 10 * Kibibyte, MaxBytes = 25 * Kibibyte });
    private readonly List<RealtimeClient> _aborted = [];

    [Fact]
    public void A_client_for_whom_too_much_waits_is_disconnected()
    {
        var client = Connect();
        var message = new RealtimeMessage { Name = "a", Data = new string('x', 4 * Kibibyte) };
        client.Send(message).ShouldBeTrue();
        client.Send(message).ShouldBeTrue();

        client.Send(message).ShouldBeFalse();

        _aborted.ShouldBe([client]);
        client.Outbox.WaitingBytes.ShouldBe(0);
        client.Send(message).ShouldBeFalse();
        _parts.Backlog.Bytes.ShouldBe(0);
    }

    [Fact]
    public void Of_all_clients_the_one_that_is_furthest_behind_goes_first()
    {
        var clients = Enumerable.Range(0, 4).Select(_ => Connect()).ToList();
        for (var i = 0; i < clients.Count; i++) clients[i].Send(MessageOf(6 + (i == 2 ? 2 : 0))).ShouldBeTrue();
        // The first three fit. The last one is too much for all together, but most waits for the third.
        _aborted.ShouldBe([clients[2]]);
        _parts.Backlog.Bytes.ShouldBeLessThan(25 * Kibibyte);

        Connect().Send(MessageOf(1)).ShouldBeTrue();
    }

    [Fact]
    public void A_message_that_many_wait_for_counts_once()
    {
        var frame = new Frame("a", new byte[5 * Kibibyte]);

        for (var i = 0; i < 100; i++) Connect().Send(frame).ShouldBeTrue();

        _aborted.ShouldBeEmpty();
        _parts.Backlog.Bytes.ShouldBe(frame.Size);
    }

    [Fact]
    public async Task What_is_written_counts_no_more()
    {
        var client = Connect();
        client.Send(MessageOf(2));
        var writer = new SlowWriter();

        client.Outbox.Start(writer);
        client.Send(MessageOf(1)).ShouldBeTrue();
        _parts.Backlog.Bytes.ShouldBeGreaterThan(0);
        writer.Go.SetResult();

        await Eventually.HoldsAsync(() => writer.Written.Count == 2);
        _parts.Backlog.Bytes.ShouldBe(0);
        writer.Written.Select(frame => frame.Data.Length).ShouldBe([2 * Kibibyte, Kibibyte]);
    }

    [Fact]
    public async Task Messages_from_many_threads_are_written_one_after_the_other_and_none_is_lost()
    {
        var client = new Parts().Client();
        var writer = new SlowWriter();
        client.Outbox.Start(writer);
        writer.Go.SetResult();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 1000; i++) client.Send(new Frame("a", Encoding.ASCII.GetBytes(thread + " " + i)));
        })));

        await Eventually.HoldsAsync(() => writer.Written.Count == 8000);
        var texts = writer.Written.Select(frame => Encoding.ASCII.GetString(frame.Data.Span).Split(' ')).ToList();
        foreach (var thread in texts.GroupBy(text => text[0])) thread.Select(text => int.Parse(text[1])).ShouldBe(Enumerable.Range(0, 1000));
        writer.WasUsedTwice.ShouldBeFalse();
    }

    private static RealtimeMessage MessageOf(int kibibytes) => new() { Name = "a", Data = new string('x', kibibytes * Kibibyte) };

    private RealtimeClient Connect()
    {
        RealtimeClient client = null!;
        client = _parts.Client(() => _aborted.Add(client));
        _parts.Broker.Add(client);
        return client;
    }

    /// <summary>Takes nothing until it may.</summary>
    private sealed class SlowWriter : IFrameWriter
    {
        private int _users;

        public TaskCompletionSource Go { get; } = new();

        public List<Frame> Written { get; } = [];

        public bool WasUsedTwice { get; private set; }

        public async ValueTask WriteAsync(Frame frame)
        {
            if (Interlocked.Increment(ref _users) > 1) WasUsedTwice = true;
            await Go.Task;
            Written.Add(frame);
            Interlocked.Decrement(ref _users);
        }

        public ValueTask FlushAsync() => default;
    }
}
