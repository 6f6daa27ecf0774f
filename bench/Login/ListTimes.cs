using System.Diagnostics;
using Holdall.Bench.Driver;

namespace Holdall.Bench.Login;

/// <summary>How long a page of 30 records takes, asked for one after the other.</summary>
internal sealed class ListTimes(HttpClient http, Uri url)
{
    private readonly LatencyHistogram _times = new();

    public async Task MeasureAsync(TimeSpan duration, CancellationToken stop)
    {
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < duration;)
        {
            var asked = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(new Uri(url, "/api/collections/posts/records"), stop);
            _times.Add((long)Stopwatch.GetElapsedTime(asked).TotalMicroseconds);
            answer.EnsureSuccessStatusCode();
        }
    }

    public override string ToString() => $"{_times.Percentile(0.5) / 1000.0:F2} / {_times.Percentile(0.99) / 1000.0:F2}";
}
