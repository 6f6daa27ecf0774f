using System.Diagnostics;
using System.Text.Json;
using Holdall.Bench.Compare;
using Holdall.Bench.Driver;
using Holdall.Bench.Posts;

namespace Holdall.Bench.Logs;

/// <summary>A Holdall with or without a log of requests, and how it has done.</summary>
internal sealed class LogsServer(RunningHoldall holdall, MeasuredServer measured, HttpClient http) : IAsyncDisposable
{
    private const int Rows = 300;

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    public List<Measurement> Runs { get; } = [];

    public IEnumerable<string> Failures => Runs.SelectMany(run => run.Load.Failures);

    /// <summary>Entries that the log has in the end.</summary>
    public long Entries { get; private set; }

    /// <summary>Entries that were dropped since they came too fast.</summary>
    public long Dropped { get; private set; }

    public static async Task<LogsServer> StartAsync(Launch launch, DirectoryInfo folder, int days, int connections, HttpClient http, CancellationToken stop)
    {
        var holdall = await RunningHoldall.StartAsync(launch, Path.Combine(folder.FullName, "pb_data"), http, stop);
        await holdall.PostAsync("/api/collections", PostsCollection.ApiBody, stop);
        await holdall.PatchAsync("/api/settings", $$$"""{"logs":{"maxDays":{{{days}}}}}""", stop);
        var ids = new List<string>();
        for (var i = 0; i < Rows; i++)
            ids.Add((await holdall.PostAsync("/api/collections/posts/records", PostSample.CreateBody, stop)).GetProperty("id").GetString()!);
        return new LogsServer(holdall, new MeasuredServer(holdall.Server, LoadRequests.View(holdall.Url, ids), connections), http);
    }

    public async Task WarmUpAsync(TimeSpan duration, CancellationToken stop)
    {
        await measured.RunAsync(duration, stop);
        await SettleAsync(stop);
    }

    /// <summary>Measures a run. What it has left to be written is not to weigh on the next one, which is another server's.</summary>
    public async Task MeasureAsync(TimeSpan duration, CancellationToken stop)
    {
        Runs.Add(await measured.RunAsync(duration, stop));
        await SettleAsync(stop);
    }

    public ValueTask DisposeAsync() => holdall.DisposeAsync();

    private async Task SettleAsync(CancellationToken stop)
    {
        JsonElement logs;
        for (var begun = Stopwatch.GetTimestamp(); ; await Task.Delay(s_pause, stop))
        {
            logs = (await GetAsync("/api/health?details=true", stop)).GetProperty("data").GetProperty("logs");
            if (logs.GetProperty("waiting").GetInt64() < 10)
                break;
            if (Stopwatch.GetElapsedTime(begun) > s_limit)
                throw new InvalidOperationException("The log is not written after a minute.");
        }

        Dropped = logs.GetProperty("dropped").GetInt64();
        Entries = (await GetAsync("/api/logs?perPage=1&fields=totalItems", stop)).GetProperty("totalItems").GetInt64();
    }

    private async Task<JsonElement> GetAsync(string path, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(holdall.Url, path));
        request.Headers.TryAddWithoutValidation("Authorization", holdall.Superuser);
        using var answer = await http.SendAsync(request, stop);
        return JsonElement.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(stop));
    }
}
