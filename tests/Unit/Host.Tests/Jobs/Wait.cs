namespace Holdall.Host.Tests.Jobs;

/// <summary>Waits for what is bound to happen, with a deadline.</summary>
internal static class Wait
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public static Task<T> ForAsync<T>(Task<T> task) => task.WaitAsync(Deadline, TestContext.Current.CancellationToken);

    public static Task ForAsync(Task task) => task.WaitAsync(Deadline, TestContext.Current.CancellationToken);

    /// <summary>Asks again and again, a few milliseconds apart.</summary>
    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Deadline) throw new TimeoutException("It did not happen in time: " + what);
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }
    }
}
