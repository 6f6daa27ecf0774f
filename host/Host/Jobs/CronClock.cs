namespace Holdall.Host.Jobs;

/// <summary>
/// Ticks at second 0 of every minute and starts the jobs that are due. A minute that was missed, e.g. because the machine
/// slept, is not made up for.
/// </summary>
internal sealed partial class CronClock(JobRegistry jobs, TimeProvider time, ILogger<CronClock> logger)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Ticks until it is told to stop.</summary>
    /// <param name="start">Starts a job.</param>
    /// <param name="afterTick">Runs after the jobs of a minute were started.</param>
    /// <param name="stopped">Ends the ticking.</param>
    public async Task RunAsync(Func<Cron, Task> start, Func<Task> afterTick, CancellationToken stopped)
    {
        var last = DateTimeOffset.MinValue;
        while (true)
        {
            var now = time.GetUtcNow();
            var next = NextMinute(now);
            if (next == last) next += Minute;
            if (!await DelayAsync(next - now, stopped)) return;
            var late = time.GetUtcNow() - next;
            // The timer was a little early, or the wall clock was set back: look at it again.
            if (late < TimeSpan.Zero) continue;
            last = next;
            if (late < Minute) await TickAsync(next, start);
            await GuardAsync("after the tick", afterTick);
        }
    }

    private async Task TickAsync(DateTimeOffset minute, Func<Cron, Task> start)
    {
        foreach (var cron in jobs.Crons)
        {
            if (cron.When.IsDue(minute)) await GuardAsync(cron.Id, () => start(cron));
        }
    }

    /// <summary>Waits; false when told to stop.</summary>
    private async Task<bool> DelayAsync(TimeSpan delay, CancellationToken stopped)
    {
        try
        {
            await Task.Delay(delay, time, stopped);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task GuardAsync(string what, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e)
        {
            // The clock goes on: one minute that could not be served must not be the last one.
            LogFailed(logger, e, what);
        }
    }

    private static DateTimeOffset NextMinute(DateTimeOffset now) => new(now.UtcTicks - now.UtcTicks % Minute.Ticks + Minute.Ticks, TimeSpan.Zero);

    [LoggerMessage(Level = LogLevel.Error, Message = "The clock of the jobs failed: {What}.")]
    private static partial void LogFailed(ILogger logger, Exception failure, string what);
}
