using System.Diagnostics;

namespace Holdall.Bench.Driver;

internal sealed record LoadResult(long Requests, TimeSpan Elapsed, double P50, double P99, IReadOnlyList<string> Failures)
{
    public double PerSecond => Requests / Elapsed.TotalSeconds;

    public static LoadResult From(IReadOnlyList<LoadConnection> connections, TimeSpan elapsed)
    {
        var all = new LatencyHistogram();
        var failures = new List<string>();
        foreach (var connection in connections)
        {
            all.Add(connection.Latency);
            if (connection.Failure is { } failure)
                failures.Add(failure);
        }

        return new LoadResult(all.Count, elapsed, Milliseconds(all.Percentile(0.5)), Milliseconds(all.Percentile(0.99)), failures);
    }

    private static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;
}
