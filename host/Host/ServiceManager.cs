using System.Globalization;
using System.Net.Sockets;

namespace Holdall.Host;

/// <summary>Tells systemd, or who speaks as it does, how the program fares (sd_notify(3)). Where nobody asked, nothing is told.</summary>
internal sealed class ServiceManager : IDisposable
{
    private const string SocketVariable = "NOTIFY_SOCKET";

    private readonly Socket? _socket;
    private readonly UnixDomainSocketEndPoint? _place;
    private readonly ITimer? _watchdog;
    private readonly string _owner = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    /// <param name="variable">Finds a variable of the environment.</param>
    /// <param name="time">The clock.</param>
    public ServiceManager(Func<string, string?> variable, TimeProvider time)
    {
        if (variable(SocketVariable) is not { Length: > 1 } path || path[0] is not ('/' or '@')) return;
        _socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { Blocking = false };
        _place = new UnixDomainSocketEndPoint(path[0] == '@' ? '\0' + path[1..] : path);
        if (FindInterval(variable) is not { } interval) return;
        // The pool of threads is what requests need as well: if it does not come to this any more, it does not come to them.
        _watchdog = time.CreateTimer(static manager => ((ServiceManager)manager!).Tell("WATCHDOG=1"), this, interval, interval);
    }

    /// <summary>The server answers.</summary>
    public void Ready(string address) => Tell($"READY=1\nSTATUS=Serving at {address}");

    /// <summary>The server has begun to stop.</summary>
    public void Stopping() => Tell("STOPPING=1\nSTATUS=Stopping");

    public void Dispose()
    {
        _watchdog?.Dispose();
        _socket?.Dispose();
    }

    /// <summary>Half of the time after which silence means that the program hangs.</summary>
    private TimeSpan? FindInterval(Func<string, string?> variable)
    {
        if (variable("WATCHDOG_PID") is { Length: > 0 } process && process != _owner) return null;
        return long.TryParse(variable("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0
            ? TimeSpan.FromMicroseconds(microseconds / 2.0)
            : null;
    }

    private void Tell(string state)
    {
        if (_socket is null) return;
        try
        {
            _socket.SendTo(System.Text.Encoding.UTF8.GetBytes(state), _place!);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Who asked to be told is gone, or the program ends: neither is a reason not to serve.
        }
    }
}
