using System.Net;
using System.Net.Sockets;

namespace Holdall.Bench.Driver;

/// <summary>Connections from another address than the usual one, where the loopback has several.</summary>
internal static class OtherAddress
{
    private const byte First = 2;

    public static ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop) => ConnectAsync(context, First, stop);

    /// <param name="context">Where to.</param>
    /// <param name="last">The last number of the address.</param>
    /// <param name="stop">Gives up.</param>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, byte last, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (OperatingSystem.IsLinux())
                socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, last]), 0));
            await socket.ConnectAsync(context.DnsEndPoint, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
