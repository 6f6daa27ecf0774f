using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Holdall.Bench.Compare;

/// <summary>A server that answers, as a process of its own on a free loopback port.</summary>
internal sealed class Contestant(string name, Uri url, ChildProcess process) : IAsyncDisposable
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    public string Name => name;

    public Uri Url => url;

    public TimeSpan ProcessorTime => process.ProcessorTime;

    public long PeakMemory => process.PeakMemory;

    public long Memory => process.Memory;

    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    /// <summary>Starts the process and waits until it says that it is healthy.</summary>
    public static async Task<Contestant> StartAsync(string name, Uri url, ProcessStartInfo start, HttpClient http, CancellationToken stop)
    {
        var contestant = new Contestant(name, url, ChildProcess.Start(start));
        try
        {
            await contestant.WaitUntilHealthyAsync(http, stop);
            return contestant;
        }
        catch
        {
            await contestant.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private async Task WaitUntilHealthyAsync(HttpClient http, CancellationToken stop)
    {
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < s_startLimit; await Task.Delay(s_pause, stop))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"{name} ended with exit code {process.ExitCode}.\n{process.LastLines()}");
            if (await IsHealthyAsync(http, stop))
                return;
        }

        throw new InvalidOperationException($"{name} is not healthy after {s_startLimit.TotalSeconds} s.\n{process.LastLines()}");
    }

    private async Task<bool> IsHealthyAsync(HttpClient http, CancellationToken stop)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(url, "/api/health"), stop);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            // Nobody listens yet.
            return false;
        }
    }
}
