using System.Net.Sockets;
using System.Text;
using Carter;
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

        public bool IsWaiting => _isWaiting;

        public Task Ended => _ended.Task;

        public int Parts { get; private set; }

        public void Configure(PluginBuilder plugin)
        {
            plugin.Services.AddSingleton(this);
            plugin.AddEndpoints<WritingModule>();
        }

        public void Stop() => _isStopped = true;

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
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/writing", writing.WriteAsync);
    }
}
