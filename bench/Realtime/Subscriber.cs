using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Holdall.Bench.Realtime;

/// <summary>One client that listens. It only counts what comes, since it shares the processors with the server and with thousands of others.</summary>
internal sealed class Subscriber(Audience audience) : IDisposable
{
    private const int IdLength = 40;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _received = new byte[2048];
    private bool _endsWithLine;

    /// <summary>The id that the server gave.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Connects and waits for the first message.</summary>
    public async Task ConnectAsync(IPEndPoint server, byte[] request, CancellationToken stop)
    {
        await _socket.ConnectAsync(server, stop);
        await _socket.SendAsync(request, stop);
        var count = 0;
        while (_received.AsSpan(0, count).IndexOf("\n\n"u8) < 0)
        {
            var read = await _socket.ReceiveAsync(_received.AsMemory(count), stop);
            if (read == 0) throw new InvalidDataException("The server ends the stream: " + Encoding.UTF8.GetString(_received, 0, count));
            count += read;
        }

        var id = _received.AsSpan(0, count).IndexOf("\nid:"u8);
        Id = Encoding.ASCII.GetString(_received, id + 4, IdLength);
    }

    /// <summary>Counts messages until the stream ends.</summary>
    public async Task ListenAsync()
    {
        try
        {
            while (await _socket.ReceiveAsync(_received) is > 0 and var read) audience.Add(Count(_received.AsSpan(0, read)));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The measurement is over, or the server has hung up, which the missing messages tell.
        }

        audience.Leave();
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>An empty line ends a message and is nowhere else.</summary>
    private int Count(ReadOnlySpan<byte> bytes)
    {
        var count = bytes.Count("\n\n"u8);
        if (_endsWithLine && bytes[0] == '\n') count++;
        _endsWithLine = bytes[^1] == '\n' && !bytes.EndsWith("\n\n"u8);
        return count;
    }
}
