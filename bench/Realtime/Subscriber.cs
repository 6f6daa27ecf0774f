using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Holdall.Bench.Realtime;

/// <summary>One client that listens. It only counts what comes, since it shares the processors with the server and with thousands of others.</summary>
internal sealed class Subscriber(Audience audience, bool isSocket) : IDisposable
{
    private const int IdLength = 40;

    private static readonly byte[] s_stream = Encoding.ASCII.GetBytes("GET /api/realtime HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\n\r\n");

    private static readonly byte[] s_socket = Encoding.ASCII.GetBytes(
        "GET /api/realtime HTTP/1.1\r\nHost: bench\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _received = new byte[2048];
    private bool _endsWithLine;
    private volatile bool _isStopped;
    private volatile bool _isSlow;
    private byte _before;
    private int _first;

    /// <summary>The id that the server gave.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Connects and waits for the first message.</summary>
    public async Task ConnectAsync(IPEndPoint server, CancellationToken stop)
    {
        await _socket.ConnectAsync(server, stop);
        await _socket.SendAsync(isSocket ? s_socket : s_stream, stop);
        while (!HasFirst(await _socket.ReceiveAsync(_received.AsMemory(_first), stop))) { }
    }

    /// <summary>Connects, to be told by a <see cref="SocketPoll"/> when the first message comes.</summary>
    public void Connect(IPEndPoint server, SocketPoll poll, int number)
    {
        _socket.Connect(server);
        _socket.Send(isSocket ? s_socket : s_stream);
        _socket.Blocking = false;
        poll.Watch(_socket, number);
    }

    /// <returns>Whether the first message is whole.</returns>
    public bool ReceiveFirst() => HasFirst(_socket.Receive(_received.AsSpan(_first)));

    /// <summary>Counts what has come.</summary>
    public void Receive(SocketPoll poll)
    {
        var read = _socket.Receive(_received, SocketFlags.None, out var error);
        if (read > 0) audience.Add(Count(_received.AsSpan(0, read)));
        else if (error != SocketError.WouldBlock)
        {
            poll.Forget(_socket);
            audience.Leave();
        }
    }

    /// <summary>Whether it hears of nothing any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Takes nothing any more: what is sent stays in the buffers.</summary>
    public void Stop() => _isStopped = true;

    /// <summary>Takes 20 KB in a second from now on.</summary>
    public void Slow() => _isSlow = true;

    /// <summary>Counts messages until the stream ends.</summary>
    public async Task ListenAsync()
    {
        try
        {
            while (!_isStopped && await _socket.ReceiveAsync(_received) is > 0 and var read)
            {
                audience.Add(Count(_received.AsSpan(0, read)));
                if (_isSlow) await Task.Delay(s_pause);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The measurement is over, or the server has hung up, which the missing messages tell.
        }

        IsOver = true;
        if (!_isStopped) audience.Leave();
    }

    public void Dispose() => _socket.Dispose();

    private bool HasFirst(int read)
    {
        if (read == 0) throw new InvalidDataException("The server ends the stream: " + Encoding.UTF8.GetString(_received, 0, _first));
        _first += read;
        var text = _received.AsSpan(0, _first);
        // The id comes first, and again in the data.
        if (text.IndexOf("\"}"u8) < 0) return false;
        var name = "\"clientId\":\""u8;
        Id = Encoding.ASCII.GetString(text.Slice(text.IndexOf(name) + name.Length, IdLength));
        return true;
    }

    /// <summary>An empty line ends a message of a stream, two braces one of a WebSocket; neither is anywhere else.</summary>
    private int Count(ReadOnlySpan<byte> bytes)
    {
        if (isSocket)
        {
            var messages = bytes.Count("}}"u8) + (_before == '}' && bytes[0] == '}' ? 1 : 0);
            _before = bytes.EndsWith("}}"u8) ? (byte)0 : bytes[^1];
            return messages;
        }

        var count = bytes.Count("\n\n"u8);
        if (_endsWithLine && bytes[0] == '\n') count++;
        _endsWithLine = bytes[^1] == '\n' && !bytes.EndsWith("\n\n"u8);
        return count;
    }
}
