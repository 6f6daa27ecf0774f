using System.Diagnostics;
using Holdall.Bench.Compare;

namespace Holdall.Bench.Login;

/// <summary>How many passwords the processors can check when they do nothing else.</summary>
internal static class BareHashes
{
    /// <summary>That of a new auth collection.</summary>
    private const int Cost = 10;

    /// <returns>Checks per second.</returns>
    public static double Measure(TimeSpan duration)
    {
        var hash = BCrypt.Net.BCrypt.HashPassword(CollectionSetup.Password, Cost);
        var begun = Stopwatch.GetTimestamp();
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Factory.StartNew(
            () =>
            {
                var count = 0;
                for (; Stopwatch.GetElapsedTime(begun) < duration; count++)
                    BCrypt.Net.BCrypt.Verify(CollectionSetup.Password, hash);
                return count;
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        Task.WaitAll(threads);
        return threads.Sum(thread => thread.Result) / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
