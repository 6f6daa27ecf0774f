using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Realtime;
using Holdall.TestKit.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Realtime.Tests;

/// <summary>Streams as they are on the wire.</summary>
public sealed class ResponseChunkTests : IAsyncLifetime
{
    private readonly Parts _parts = new();
    private readonly X509Certificate2 _certificate = Certificate();
    private readonly MemoryStream _seen = new();
    private readonly FakeTimeProvider _time = new();
    private WebApplication _app = null!;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(server =>
        {
            server.Listen(IPAddress.Loopback, 0);
            server.Listen(IPAddress.Loopback, 0, endpoint => endpoint.UseHttps(_certificate));
        });
        _app = builder.Build();
        var open = new OpenStream(_parts.Listening(TestHooks.Create(), _time));
        _app.Run(async http =>
        {
            if (http.Request.QueryString.HasValue) http.Response.Body = new Seen(http.Response.Body, _seen);
            await open.RunAsync(new FakeRequest(http));
        });
        await _app.StartAsync(Aborted);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _certificate.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Messages_of_any_size_come_in_chunks_and_the_last_one_ends_the_answer(bool isTls)
    {
        await using var stream = await ConnectAsync("GET / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n", isTls);
        var client = await ClientAsync();
        var expected = TextOf(client, "PB_CONNECT", $"{{\"clientId\":\"{client.Id}\"}}");
        var received = new Received(stream);
        foreach (var size in new[] { 1, 3900, 3950, 4000, 16_300, 16_384, 100_000, 5 }) expected += Send(client, size);

        await Eventually.HoldsAsync(() => received.EndsWith("data:xxxxx\n\n\r\n"));
        client.Close();

        await Eventually.EndsAsync(received.All);
        Decode(received.Body, out var isWhole).ShouldBe(expected);
        isWhole.ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_is_a_chunk()
    {
        await using var stream = await ConnectAsync("GET / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
        var client = await ClientAsync();

        var text = Send(client, 300);
        await SentAsync(client);
        client.Close();

        (await Eventually.EndsAsync(ReadAllAsync(stream))).ShouldEndWith($"\r\n{text.Length:x}\r\n{text}\r\n0\r\n\r\n");
    }

    [Fact]
    public async Task Clients_of_the_old_protocol_get_no_chunks()
    {
        await using var stream = await ConnectAsync("GET / HTTP/1.0\r\nHost: test\r\n\r\n");
        var client = await ClientAsync();

        var text = Send(client, 300);
        await SentAsync(client);
        client.Close();

        (await Eventually.EndsAsync(ReadAllAsync(stream))).ShouldEndWith($"}}\n\n{text}");
    }

    [Fact]
    public async Task Who_looks_at_answers_on_their_way_sees_all_of_them()
    {
        await using var stream = await ConnectAsync("GET /?seen HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
        var client = await ClientAsync();

        var text = Send(client, 300);
        await SentAsync(client);
        client.Close();

        Decode((await Eventually.EndsAsync(ReadAllAsync(stream))).Split("\r\n\r\n", 2)[1], out _).ShouldEndWith(text);
        Encoding.UTF8.GetString(_seen.ToArray()).ShouldEndWith(text);
    }

    [Fact]
    public async Task What_a_client_did_not_take_comes_in_its_order_when_it_reads_again()
    {
        await using var stream = await ConnectAsync("GET / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
        var client = await ClientAsync();
        var expected = "";
        while (client.Outbox.WaitingBytes < 500_000) expected += Send(client, 20_000);

        var received = new Received(stream);
        expected += Send(client, 5);
        await Eventually.HoldsAsync(() => received.EndsWith("data:xxxxx\n\n\r\n"));
        client.Close();

        await Eventually.EndsAsync(received.All);
        Decode(received.Body, out var isWhole).ShouldEndWith(expected);
        isWhole.ShouldBeTrue();
    }

    [Fact]
    public async Task A_stream_that_is_ended_while_its_client_takes_nothing_does_not_look_whole()
    {
        await using var stream = await ConnectAsync("GET / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
        var client = await ClientAsync();
        await Eventually.HoldsAsync(() =>
        {
            // It is written as long as the system has buffers for it.
            if (client.Outbox.WaitingBytes < 500_000) Send(client, 20_000);
            _time.Advance(TimeSpan.FromMilliseconds(100));
            return client.Clock.IsStuck(TimeSpan.FromSeconds(5));
        });

        client.Close();

        var read = new MemoryStream();
        try
        {
            await stream.CopyToAsync(read, Aborted);
        }
        catch (IOException)
        {
            // The connection is reset.
        }

        Decode(Encoding.UTF8.GetString(read.ToArray()).Split("\r\n\r\n", 2)[1], out var isWhole);
        isWhole.ShouldBeFalse();
    }

    private static string Send(RealtimeClient client, int size)
    {
        var data = new string('x', size);
        client.Send(new RealtimeMessage { Name = "posts/*", Data = data });
        return TextOf(client, "posts/*", data);
    }

    private static string TextOf(RealtimeClient client, string name, string data) => $"id:{client.Id}\nevent:{name}\ndata:{data}\n\n";

    private static Task SentAsync(RealtimeClient client) => Eventually.HoldsAsync(() => !client.Clock.IsStalled && client.Outbox.WaitingBytes == 0);

    private static async Task<string> ReadAllAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync(Aborted);
    }

    /// <summary>Only ASCII is sent here.</summary>
    private static string Decode(string chunks, out bool isWhole)
    {
        var text = new StringBuilder();
        isWhole = false;
        while (chunks.IndexOf("\r\n", StringComparison.Ordinal) is > 0 and var end)
        {
            var length = int.Parse(chunks[..end], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (chunks.Length < end + 2 + length + 2) break;
            chunks.Substring(end + 2 + length, 2).ShouldBe("\r\n");
            text.Append(chunks, end + 2, length);
            chunks = chunks[(end + 2 + length + 2)..];
            if (length == 0) isWhole = chunks.Length == 0;
        }

        return text.ToString();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>The first message is written once there is a client whose stream has begun.</summary>
    private async Task<RealtimeClient> ClientAsync()
    {
        await Eventually.HoldsAsync(() => _parts.Broker.Count == 1);
        var client = _parts.Broker.All.Single();
        await SentAsync(client);
        return client;
    }

    private async Task<Stream> ConnectAsync(string request, bool isTls = false)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 16_384 };
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(_app.Urls.ElementAt(isTls ? 1 : 0)).Port, Aborted);
        Stream stream = new NetworkStream(socket, ownsSocket: true);
        if (isTls)
        {
            var secure = new SslStream(stream, leaveInnerStreamOpen: false, (_, shown, _, _) => shown?.GetCertHashString() == _certificate.GetCertHashString());
            await secure.AuthenticateAsClientAsync("test");
            stream = secure;
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Aborted);
        return stream;
    }

    /// <summary>What has come so far.</summary>
    private sealed class Received
    {
        private readonly StringBuilder _text = new();

        public Received(Stream stream) => All = ReadAsync(stream);

        public Task All { get; }

        public string Body
        {
            get
            {
                lock (_text) return _text.ToString().Split("\r\n\r\n", 2)[1];
            }
        }

        public bool EndsWith(string end)
        {
            lock (_text) return _text.Length >= end.Length && _text.ToString(_text.Length - end.Length, end.Length) == end;
        }

        private async Task ReadAsync(Stream stream)
        {
            var buffer = new byte[10_000];
            while (await stream.ReadAsync(buffer, Aborted) is > 0 and var count)
            {
                lock (_text) _text.Append(Encoding.UTF8.GetString(buffer, 0, count));
            }
        }
    }

    /// <summary>Keeps what passes.</summary>
    private sealed class Seen(Stream inner, MemoryStream seen) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => inner.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            seen.Write(buffer.Span);
            return inner.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
