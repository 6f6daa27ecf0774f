using System.Diagnostics;
using System.Net;

namespace Holdall.Bench.Driver;

/// <summary>Loads one server on the loopback address with one case for a bounded time.</summary>
internal sealed class LoadRun(Uri url, byte[][] requests, int connections)
{
    // A server that hangs must not hang the driver.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(15);

    public async Task<LoadResult> RunAsync(TimeSpan duration, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(duration + s_grace);
        var server = new IPEndPoint(IPAddress.Loopback, url.Port);
        var open = new List<LoadConnection>(connections);
        try
        {
            for (var i = 0; i < connections; i++)
            {
                open.Add(new LoadConnection(requests, seed: i + 1));
                await open[i].ConnectAsync(server, limit.Token);
            }

            // Closing the sockets ends every wait, without a cancellation token to register for each receive.
            await using var end = limit.Token.Register(() => open.ForEach(connection => connection.Dispose()));
            var elapsed = await RunAllAsync(open, duration);
            stop.ThrowIfCancellationRequested();
            return LoadResult.From(open, elapsed);
        }
        finally
        {
            open.ForEach(connection => connection.Dispose());
        }
    }

    private static async Task<TimeSpan> RunAllAsync(List<LoadConnection> connections, TimeSpan duration)
    {
        var begun = Stopwatch.GetTimestamp();
        var until = begun + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var running = new List<Task>(connections.Count);
        foreach (var connection in connections)
            running.Add(connection.RunAsync(until));
        await Task.WhenAll(running);
        return Stopwatch.GetElapsedTime(begun);
    }
}
