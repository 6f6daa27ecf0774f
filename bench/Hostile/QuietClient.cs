using System.Diagnostics;
using System.Text;
using Holdall.Bench.Compare;
using Holdall.Bench.Driver;

namespace Holdall.Bench.Hostile;

/// <summary>Somebody who makes one ordinary request after the other, and notes how long each takes.</summary>
internal sealed class QuietClient(HttpClient http, HostileHoldall holdall)
{
    private readonly LatencyHistogram _views = new();
    private readonly LatencyHistogram _logins = new();
    private readonly LatencyHistogram _creates = new();
    private int _failed;

    public async Task RunAsync(TimeSpan duration, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < duration)
        {
            await MeasureAsync(_views, HttpMethod.Get, holdall.Post, null, stop);
            await MeasureAsync(_logins, HttpMethod.Post, "/api/collections/people/auth-with-password", RunningHoldall.Credentials(HostileHoldall.Person), stop);
            await MeasureAsync(_creates, HttpMethod.Post, "/api/collections/posts/records", "{}", stop);
        }
    }

    /// <summary>p50 and p99 of each kind in milliseconds, and how many requests failed.</summary>
    public override string ToString() => $"{Show(_views)} | {Show(_logins)} | {Show(_creates)} | {_failed}";

    private async Task MeasureAsync(LatencyHistogram times, HttpMethod method, string path, string? body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, new Uri(holdall.Url, path));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        var begun = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request, stop);
        times.Add((long)Stopwatch.GetElapsedTime(begun).TotalMicroseconds);
        if (!answer.IsSuccessStatusCode)
            _failed++;
    }

    private static string Show(LatencyHistogram times) => $"{times.Percentile(0.5) / 1000.0:F1} / {times.Percentile(0.99) / 1000.0:F1}";
}
