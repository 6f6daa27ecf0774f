using System.Net;
using System.Net.Sockets;
using System.Text;
using Holdall.Bench.Driver;

namespace Holdall.Bench.Realtime;

/// <summary>Somebody who creates records, on a thread and a socket of its own: its answers don't wait behind what the audience receives.</summary>
internal sealed class Writer : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _received = new byte[1 << 20];

    public Writer(IPEndPoint server) => _socket.Connect(server);

    /// <summary>Sends a request and waits for the whole answer.</summary>
    public void Send(byte[] request)
    {
        _socket.Send(request);
        int count = 0, status;
        do
        {
            var read = _socket.Receive(_received.AsSpan(count));
            if (read == 0) throw new InvalidDataException("The server closed the connection.");
            count += read;
        }
        while (!HttpResponseFrame.TryMeasure(_received.AsSpan(0, count), out status, out _));

        if (status != 200) throw new InvalidDataException(Encoding.UTF8.GetString(_received, 0, Math.Min(count, 600)));
    }

    public void Dispose() => _socket.Dispose();
}
