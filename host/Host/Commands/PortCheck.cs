using System.Net;
using System.Net.Sockets;

namespace Holdall.Host.Commands;

/// <summary>Finds out that an address is taken before anything on disk is touched.</summary>
internal static class PortCheck
{
    /// <exception cref="StartFailure">The address can't be listened on.</exception>
    public static void ThrowIfInUse(string url)
    {
        if (!Uri.TryCreate(url.Replace("*", "0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var address) || address.PathAndQuery != "/")
            throw new StartFailure($"\"{url["http://".Length..]}\" is no address to listen on");
        if (!IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip)) ip = IPAddress.Loopback;
        using var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // As the server does it: a port that waits for late packets of an earlier process is free.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, !OperatingSystem.IsWindows());
            socket.Bind(new IPEndPoint(ip, address.Port));
            socket.Listen();
        }
        catch (SocketException e)
        {
            throw new StartFailure($"can't listen on {address.Authority}: {e.Message}", e);
        }
    }
}
