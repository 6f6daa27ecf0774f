using System.Diagnostics;
using System.Net.Sockets;

namespace Holdall.Bench.Realtime;

/// <summary>
/// Whether memory stays bounded for as long as it lasts: a tenth of the subscribers does not read, another one reads slowly, as many connections are opened of
/// which nothing more comes, and large records are created all the time. Whoever is disconnected is replaced by another of the same kind.
/// </summary>
internal sealed class RealtimeSoak(RealtimeServer server, RealtimePlan plan)
{
    private const int TextBytes = 100_000;
    private const int Part = 10;
    private const int SecondsOfLine = 10;
    private const int SecondsOfRound = 40;

    private int _created;

    /// <returns>Whether memory stayed within bounds.</returns>
    public async Task<bool> RunAsync(int subscribers, CancellationToken stop)
    {
        using var audience = new Audience(plan.IsSocket);
        await audience.GatherAsync(subscribers, server.Address, stop);
        var memory = new MemoryTrend();
        Console.WriteLine("| second | created | delivered | memory MiB | streams that the server ended |");
        Console.WriteLine("|---|---|---|---|---|");
        using var writer = new Writer(server.Address);
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < plan.Soak;)
        {
            audience.Hinder(subscribers / Part);
            var silent = await OpenSilentAsync(subscribers / Part, stop);
            try
            {
                await WriteAsync(writer, audience, memory, begun, stop);
            }
            finally
            {
                foreach (var socket in silent) socket.Dispose();
            }

            await audience.RenewAsync(server.Address, stop);
        }

        Console.WriteLine(memory.IsFlat ? "Memory has stayed flat." : "Memory has grown.");
        return memory.IsFlat;
    }

    private async Task<List<Socket>> OpenSilentAsync(int count, CancellationToken stop)
    {
        var silent = new List<Socket>();
        for (var i = 0; i < count; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            silent.Add(socket);
            await socket.ConnectAsync(server.Address, stop);
            await socket.SendAsync("GET /api/realtime HTTP/1.1\r\nHost"u8.ToArray(), stop);
        }

        return silent;
    }

    private async Task WriteAsync(Writer writer, Audience audience, MemoryTrend memory, long begun, CancellationToken stop)
    {
        var request = server.Create(TextBytes);
        var round = Stopwatch.GetTimestamp();
        for (var second = 1; second <= SecondsOfRound && Stopwatch.GetElapsedTime(begun) < plan.Soak; second++)
        {
            for (var i = 0; i < plan.PerSecond; i++, _created++) writer.Send(request);
            if (TimeSpan.FromSeconds(second) - Stopwatch.GetElapsedTime(round) is { Ticks: > 0 } rest) await Task.Delay(rest, stop);
            memory.Add(server.Memory);
            if (second % SecondsOfLine == 0)
                Console.WriteLine($"| {Stopwatch.GetElapsedTime(begun).TotalSeconds:F0} | {_created} | {audience.Received} | {server.Memory >> 20} | {audience.Left} |");
        }
    }
}
