using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Holdall.Host.Commands;

/// <summary>The address of <c>--http</c>: a host, or none for all addresses of the machine, and a port.</summary>
internal sealed record ListenAddress(string Host, int Port)
{
    private const string Everywhere = "*";

    /// <summary>The address as a URL that the server can bind. It takes names it does not know for "everywhere", so they are looked up here.</summary>
    public string Url =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"http://{(Host is Everywhere or "localhost" || IPAddress.TryParse(Host, out _) ? Host : Bracketed(Resolve()))}:{Port}");

    /// <exception cref="StartFailure">It is no address.</exception>
    public static ListenAddress Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0 || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            throw new StartFailure($"\"{text}\" is no address to listen on");
        }

        var host = text[..colon];
        if (host.Length > 0 && Uri.CheckHostName(host) == UriHostNameType.Unknown) throw new StartFailure($"\"{text}\" is no address to listen on");
        return new ListenAddress(host.Length == 0 ? Everywhere : host, port);
    }

    /// <summary>Finds out that the address is taken before anything on disk is touched.</summary>
    /// <exception cref="StartFailure">It can't be listened on.</exception>
    public void ThrowIfInUse()
    {
        var ip = Resolve();
        using var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // As the server does it: a port that waits for late packets of an earlier process is free.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, !OperatingSystem.IsWindows());
            socket.Bind(new IPEndPoint(ip, Port));
            socket.Listen();
        }
        catch (SocketException e)
        {
            throw new StartFailure($"can't listen on {Host}:{Port}: {e.Message}", e);
        }
    }

    private IPAddress Resolve()
    {
        if (Host == Everywhere) return IPAddress.Any;
        if (IPAddress.TryParse(Host.Trim('[', ']'), out var ip)) return ip;
        try
        {
            return Dns.GetHostAddresses(Host)[0];
        }
        catch (SocketException e)
        {
            throw new StartFailure($"can't listen on {Host}:{Port}: {e.Message}", e);
        }
    }

    private static string Bracketed(IPAddress ip) => ip.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{ip}]" : ip.ToString();
}
