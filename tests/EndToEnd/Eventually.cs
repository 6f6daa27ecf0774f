using System.Diagnostics;

namespace Holdall.EndToEnd.Tests;

/// <summary>Waits for what another process will do soon.</summary>
internal static class Eventually
{
    public static async Task BecomesAsync<T>(Func<Task<T>> actual, T expected, TimeSpan within)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var value = await actual();
            if (Equals(value, expected)) return;
            if (waited.Elapsed > within) value.ShouldBe(expected);
            await Task.Delay(20);
        }
    }
}
