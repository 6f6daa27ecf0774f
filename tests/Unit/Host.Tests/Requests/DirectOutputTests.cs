using System.Net.Sockets;
using System.Text;
using Carter;
using Holdall.Host.Tests.Logs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Host.Tests.Requests;

public sealed class DirectOutputTests : IAsyncLifetime
{
    private const int Part = 60_000;

    private readonly Writing _writing = new();
    private TestHost _host = null!;
    private bool _isOver;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await TestHost.StartAsync(new EchoPlugin(), _writing);

    public ValueTask DisposeAsync() => _isOver ? default : _host.DisposeAsync();

    [Fact]
    public async Task An_answer_comes_whole_to_a_client_that_takes_it_in_small_pieces()
    {
        using var socket = await ConnectAsync("GET /many/3000 HTTP/1.0\r\nHost: test\r\n\r\n");
        var buffer = new byte[1000];
        long letters = 0;

        while (await socket.ReceiveAsync(buffer, Aborted) is > 0 and var count) letters += buffer.AsSpan(0, count).Count((byte)'x');

        letters.ShouldBe(3_000_000);
    }

    [Fact]
    public async Task Answers_to_requests_in_a_row_come_in_their_order()
    {
        var requests = string.Concat(Enumerable.Range(0, 2000).Select(i => $"GET /echo/{i}x HTTP/1.1\r\nHost: test\r\n\r\n"));

        var answers = await _host.SendRawAsync(requests + "GET /echo/last HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");

        var at = 0;
        for (var i = 0; i < 2000; i++)
        {
            var next = answers.IndexOf($"<{i}x>", at, StringComparison.Ordinal);
            next.ShouldBeGreaterThan(at);
            at = next;
        }

        answers.ShouldContain("<last>");
    }

    [Fact]
    public async Task Whoever_writes_waits_for_a_client_that_takes_nothing_and_loses_nothing()
    {
        using var socket = await ConnectAsync("GET /writing HTTP/1.0\r\nHost: test\r\n\r\n");
        await Eventually.HoldsAsync(() => _writing.IsWaiting);
        _writing.Stop();

        var buffer = new byte[Part];
        var text = new MemoryStream();
        while (await socket.ReceiveAsync(buffer, Aborted) is > 0 and var count) text.Write(buffer.AsSpan(0, count));

        await Eventually.EndsAsync(_writing.Ended);
        var body = text.ToArray().AsMemory(text.ToArray().AsSpan().IndexOf("\r\n\r\n"u8) + 4);
        body.Length.ShouldBe(_writing.Parts * Part);
        for (var i = 0; i < _writing.Parts; i++) body.Span.Slice(i * Part, Part).IndexOfAnyExcept((byte)i).ShouldBe(-1);
    }

    [Fact]
    public async Task Whoever_writes_to_a_client_that_takes_nothing_learns_that_it_hangs_up()
    {
        using (await ConnectAsync("GET /writing HTTP/1.1\r\nHost: test\r\n\r\n")) await Eventually.HoldsAsync(() => _writing.IsWaiting);

        await Eventually.EndsAsync(_writing.Ended);
    }

    [Fact]
    public async Task That_clients_hang_up_while_something_is_sent_is_nothing_to_tell_of()
    {
        const int Clients = 20;
        var buffer = new byte[1000];
        for (var i = 0; i < Clients; i++)
        {
            using var socket = await ConnectAsync("GET /full HTTP/1.1\r\nHost: test\r\n\r\n");
            while (_writing.Full == i) await socket.ReceiveAsync(buffer, Aborted);
        }

        var entries = await new HostLog(_host).ReadAsync(Clients);

        entries.ShouldAllBe(entry => entry.Message.StartsWith("GET "));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task Parts_of_any_size_come_in_their_order_whether_the_client_takes_them_at_once_or_not(int times)
    {
        var sizes = Enumerable.Repeat<int[]>([1, 16_383, 16_384, 16_385, 7, 40_000, 300, 4096, 100_000, 2], times).SelectMany(each => each).ToArray();
        using var socket = await ConnectAsync($"GET /parts/{string.Join('-', sizes)} HTTP/1.0\r\nHost: test\r\n\r\n");

        var text = new MemoryStream();
        var buffer = new byte[5000];
        while (await socket.ReceiveAsync(buffer, Aborted) is > 0 and var count) text.Write(buffer.AsSpan(0, count));

        var body = text.ToArray().AsMemory(text.ToArray().AsSpan().IndexOf("\r\n\r\n"u8) + 4);
        body.Length.ShouldBe(sizes.Sum());
        var at = 0;
        for (var i = 0; i < sizes.Length; at += sizes[i++]) body.Span.Slice(at, sizes[i]).IndexOfAnyExcept((byte)i).ShouldBe(-1);
    }

    [Fact]
    public async Task The_end_of_the_server_does_not_wait_for_a_client_that_takes_nothing()
    {
        using var socket = await ConnectAsync("GET /writing HTTP/1.1\r\nHost: test\r\n\r\n");
        await Eventually.HoldsAsync(() => _writing.IsWaiting);

        _isOver = true;
        await Eventually.EndsAsync(_host.DisposeAsync().AsTask());

        await Eventually.EndsAsync(_writing.Ended);
    }

    private async Task<Socket> ConnectAsync(string request)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(_host.Address.Host, _host.Address.Port, Aborted);
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), Aborted);
        return socket;
    }

    /// <summary>An endpoint that writes, and says when it has to wait.</summary>
    private sealed class Writing : IPlugin
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool _isStopped;
        private volatile bool _isWaiting;
        private int _full;

        public bool IsWaiting => _isWaiting;

        public Task Ended => _ended.Task;

        public int Parts { get; private set; }

        public void Configure(PluginBuilder plugin)
        {
            plugin.Services.AddSingleton(this);
            plugin.AddEndpoints<WritingModule>();
        }

        /// <summary>How many answers were written until the client took no more.</summary>
        public int Full => Volatile.Read(ref _full);

        public void Stop() => _isStopped = true;

        public async Task WriteUntilFullAsync(HttpContext http)
        {
            var hasWaited = false;
            while (!hasWaited)
            {
                var writing = http.Response.BodyWriter.WriteAsync(new byte[Part], Aborted);
                hasWaited = !writing.IsCompleted;
                await writing;
            }

            Interlocked.Increment(ref _full);
        }

        public async Task WriteAsync(HttpContext http)
        {
            try
            {
                var part = new byte[Part];
                for (; !_isStopped && !http.RequestAborted.IsCancellationRequested; Parts++)
                {
                    Array.Fill(part, (byte)Parts);
                    var writing = http.Response.BodyWriter.WriteAsync(part, Aborted);
                    _isWaiting = !writing.IsCompleted;
                    await writing;
                }
            }
            finally
            {
                _ended.TrySetResult();
            }
        }
    }

    private sealed class WritingModule(Writing writing) : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.MapGet("/writing", writing.WriteAsync);
            app.MapGet("/full", writing.WriteUntilFullAsync);
            app.MapGet("/parts/{sizes}", WritePartsAsync);
        }

        /// <summary>Each part is written piece by piece, and flushed as a whole.</summary>
        private static async Task WritePartsAsync(HttpContext http, string sizes)
        {
            var output = http.Response.BodyWriter;
            var i = 0;
            foreach (var size in sizes.Split('-').Select(int.Parse))
            {
                for (var rest = size; rest > 0;)
                {
                    var piece = output.GetMemory();
                    var count = Math.Min(rest, piece.Length);
                    piece.Span[..count].Fill((byte)i);
                    output.Advance(count);
                    rest -= count;
                }

                await output.FlushAsync(http.RequestAborted);
                i++;
            }
        }
    }
}
