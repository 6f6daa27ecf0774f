using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Holdall.Host.Tests.Requests.Bodies;

public sealed class BodyTimeTests
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_body_may_stall_for_minutes()
    {
        await using var host = await TestHost.StartAsync();

        var limits = host.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        limits.MinRequestBodyDataRate!.GracePeriod.ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_body_that_never_ends_is_ended_however_much_comes()
    {
        var folder = new HostFolder();
        await using var host = await TestHost.StartAsync(folder, folder.Launch() with { BodyTimeout = TimeSpan.FromSeconds(1.5) }, new EchoPlugin());
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Aborted);

        var (answer, sending) = await BeginAsync(host, "/body/free", ended.Token);

        (await answer.WaitAsync(TimeSpan.FromSeconds(30), Aborted)).ShouldStartWith("HTTP/1.1 400");
        await ended.CancelAsync();
        await sending;
    }

    [Fact]
    public async Task A_body_of_any_size_may_take_longer()
    {
        var folder = new HostFolder();
        await using var host = await TestHost.StartAsync(folder, folder.Launch() with { BodyTimeout = TimeSpan.FromSeconds(1.5) }, new EchoPlugin());
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Aborted);

        var (answer, sending) = await BeginAsync(host, "/body/endless", ended.Token);

        (await Task.WhenAny(answer, Task.Delay(TimeSpan.FromSeconds(4), Aborted))).ShouldNotBe(answer);
        await ended.CancelAsync();
        await sending;
    }

    /// <summary>Sends a body at two kilobytes a second until it is told to end.</summary>
    private static async Task<(Task<string> Answer, Task Sending)> BeginAsync(TestHost host, string path, CancellationToken ended)
    {
        var socket = new TcpClient();
        await socket.ConnectAsync(host.Address.Host, host.Address.Port, Aborted);
        var stream = socket.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: 9000000\r\n\r\n{{"), Aborted);
        return (ReadAsync(stream), SendAsync(socket, stream, ended));
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var answer = new byte[4096];
        try
        {
            return Encoding.ASCII.GetString(answer, 0, await stream.ReadAsync(answer, Aborted));
        }
        catch (IOException)
        {
            return "closed";
        }
    }

    private static async Task SendAsync(TcpClient socket, NetworkStream stream, CancellationToken ended)
    {
        using (socket)
        {
            try
            {
                for (; ; await Task.Delay(50, ended)) await stream.WriteAsync(Encoding.ASCII.GetBytes(new string(' ', 100)), ended);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // Both sides may end it.
            }
        }
    }
}
