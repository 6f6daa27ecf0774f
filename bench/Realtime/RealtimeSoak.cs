using System.Diagnostics;
using System.Net.Sockets;

namespace Holdall.Bench.Realtime;

/// <summary>
/// Whether memory stays bounded for as long as it lasts: a tenth of the subscribers stops reading, as many connections are opened of which nothing more comes,
/// and large records are created all the time. Every second is one line.
/// </summary>
internal sealed class RealtimeSoak(RealtimeServer server, RealtimePlan plan)
{
    private const int TextBytes = 100_000;
    private const int SilentPart = 10;

    public async Task RunAsync(int subscribers, CancellationToken stop)
    {
        using var audience = new Audience(plan.IsSocket);
        await audience.GatherAsync(subscribers, server.Address, stop);
        audience.Stop(subscribers / SilentPart);
        var silent = new List<Socket>();
        try
        {
            for (var i = 0; i < subscribers / SilentPart; i++)
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                silent.Add(socket);
                await socket.ConnectAsync(server.Address, stop);
                await socket.SendAsync("GET /api/realtime HTTP/1.1\r\nHost"u8.ToArray(), stop);
            }

            await WriteAsync(audience, stop);
        }
        finally
        {
            foreach (var socket in silent) socket.Dispose();
        }
    }

    private async Task WriteAsync(Audience audience, CancellationToken stop)
    {
        Console.WriteLine("| second | created | delivered | memory MiB | streams that the server ended |");
        Console.WriteLine("|---|---|---|---|---|");
        using var writer = new Writer(server.Address);
        var request = server.Create(TextBytes);
        var begun = Stopwatch.GetTimestamp();
        var created = 0;
        for (var second = 1; Stopwatch.GetElapsedTime(begun) < plan.Soak; second++)
        {
            for (var i = 0; i < plan.PerSecond; i++, created++) writer.Send(request);
            if (TimeSpan.FromSeconds(second) - Stopwatch.GetElapsedTime(begun) is { Ticks: > 0 } rest) await Task.Delay(rest, stop);
            Console.WriteLine($"| {second} | {created} | {audience.Received} | {server.Memory >> 20} | {audience.Left} |");
        }
    }
}
