using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace Holdall.Bench.Driver;

/// <summary>One keep-alive connection that sends a request, waits for the whole response, and sends the next.</summary>
internal sealed class LoadConnection(byte[][] requests, int seed) : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _received = new byte[256 * 1024];
    private readonly Random _random = new(seed);

    public LatencyHistogram Latency { get; } = new();

    /// <summary>What went wrong; a failure ends the connection.</summary>
    public string? Failure { get; private set; }

    public ValueTask ConnectAsync(IPEndPoint server, CancellationToken stop) => _socket.ConnectAsync(server, stop);

    /// <param name="until">The <see cref="Stopwatch"/> timestamp after which no request is begun.</param>
    public async Task RunAsync(long until)
    {
        try
        {
            for (var begun = Stopwatch.GetTimestamp(); begun < until && Failure is null;)
            {
                var request = requests[_random.Next(requests.Length)];
                await _socket.SendAsync(request.AsMemory(), SocketFlags.None);
                await ReceiveAsync();
                var done = Stopwatch.GetTimestamp();
                Latency.Add(done - begun);
                begun = done;
            }
        }
        catch (Exception error) when (error is SocketException or InvalidDataException or ObjectDisposedException)
        {
            Failure = error.Message;
        }
    }

    public void Dispose() => _socket.Dispose();

    // Pooled, as it waits with every request.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReceiveAsync()
    {
        var count = 0;
        int status, length;
        do
        {
            var read = count < _received.Length ? await _socket.ReceiveAsync(_received.AsMemory(count), SocketFlags.None) : 0;
            if (read == 0)
                throw new InvalidDataException(count == 0 ? "The server closed the connection." : "The response is cut off or too long.");
            count += read;
        }
        while (!HttpResponseFrame.TryMeasure(_received.AsSpan(0, count), out status, out length));

        if (length != count)
            throw new InvalidDataException("The server sent more than one response.");
        if (status != 200)
            Failure = Encoding.UTF8.GetString(_received, 0, Math.Min(count, 600));
    }
}
