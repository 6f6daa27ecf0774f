using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Host.Tests;

/// <summary>What systemd is told, at a socket of the test's own.</summary>
public sealed class ServiceManagerTests : IDisposable
{
    private readonly HostFolder _folder = new();
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    public ServiceManagerTests() => _socket.Bind(new UnixDomainSocketEndPoint(_folder.At("notify")));

    public void Dispose()
    {
        _socket.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_program_tells_when_it_answers_and_when_it_stops()
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Holdall.Host.dll"), "serve", "--http", "127.0.0.1:0", "--dir", _folder.Data },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NOTIFY_SOCKET"] = _folder.At("notify") },
        })!;

        var ready = await ReceiveAsync();
        ready.ShouldStartWith("READY=1\nSTATUS=Serving at http://127.0.0.1:");
        using var http = new HttpClient { BaseAddress = new Uri(ready.Split(" at ")[1]) };
        (await http.GetAsync("/api/health")).IsSuccessStatusCode.ShouldBeTrue();

        using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", process.Id.ToString()]);
        (await ReceiveAsync()).ShouldStartWith("STOPPING=1");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_watchdog_hears_twice_in_its_time()
    {
        var time = new FakeTimeProvider();
        using var manager = Manager(time, ("WATCHDOG_USEC", "2000000"));

        time.Advance(TimeSpan.FromSeconds(1));
        (await ReceiveAsync()).ShouldBe("WATCHDOG=1");
        time.Advance(TimeSpan.FromSeconds(1));
        (await ReceiveAsync()).ShouldBe("WATCHDOG=1");
    }

    [Fact]
    public void A_watchdog_of_another_process_is_left_alone()
    {
        var time = new FakeTimeProvider();
        using var manager = Manager(time, ("WATCHDOG_USEC", "2000000"), ("WATCHDOG_PID", "1"));

        time.Advance(TimeSpan.FromSeconds(10));
        _socket.Available.ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("vsock:2:1234")]
    public void Where_nobody_listens_nothing_is_told(string place)
    {
        using var manager = new ServiceManager(name => name == "NOTIFY_SOCKET" ? place : null, TimeProvider.System);
        manager.Ready("http://127.0.0.1:1");
        manager.Stopping();
    }

    [Fact]
    public void A_socket_that_is_gone_stops_nothing()
    {
        using var manager = Manager(TimeProvider.System);
        _socket.Close();
        manager.Ready("http://127.0.0.1:1");
        manager.Stopping();
    }

    private ServiceManager Manager(TimeProvider time, params (string Name, string Value)[] more)
    {
        (string Name, string Value)[] all = [("NOTIFY_SOCKET", _folder.At("notify")), .. more];
        return new ServiceManager(name => all.FirstOrDefault(variable => variable.Name == name).Value, time);
    }

    private async Task<string> ReceiveAsync()
    {
        var buffer = new byte[4096];
        var length = await Eventually.EndsAsync(_socket.ReceiveAsync(buffer, SocketFlags.None));
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
