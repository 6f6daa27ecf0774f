using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Holdall.TestKit.App;

/// <summary>Waits for what is bound to happen, with a deadline.</summary>
public static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>Asks again and again, a few milliseconds apart, until it holds.</summary>
    public static Task HoldsAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        HoldsAsync(() => Task.FromResult(condition()), what);

    /// <summary>Asks again and again, a few milliseconds apart, until it holds.</summary>
    public static async Task HoldsAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            if (waited.Elapsed > Deadline) throw new TimeoutException("It did not happen in time: " + what);
            await Task.Delay(5);
        }
    }

    /// <summary>Waits for a task to end.</summary>
    public static Task EndsAsync(Task task) => task.WaitAsync(Deadline);

    /// <summary>Waits for the result of a task.</summary>
    public static Task<T> EndsAsync<T>(Task<T> task) => task.WaitAsync(Deadline);
}
