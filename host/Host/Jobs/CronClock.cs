namespace Holdall.Host.Jobs;

/// <summary>
/// Ticks at second 0 of every minute and starts the jobs that are due. Minutes that were missed, e.g. because the machine slept, are made up for by one run of
/// those jobs that want it.
/// </summary>
internal sealed partial class CronClock(JobRegistry jobs, TimeProvider time, ILogger<CronClock> logger)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Ticks until it is told to stop.</summary>
    /// <param name="start">Starts a job.</param>
    /// <param name="afterTick">Runs after the jobs of a minute were started, with that minute.</param>
    /// <param name="served">The last minute whose jobs were started before; null = there was none.</param>
    /// <param name="stopped">Ends the ticking.</param>
    public async Task RunAsync(Func<Cron, Task> start, Func<DateTimeOffset, Task> afterTick, DateTimeOffset? served, CancellationToken stopped)
    {
        var last = DateTimeOffset.MinValue;
        var until = served ?? time.GetUtcNow();
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
            await TickAsync(next, until, late < Minute, start);
            if (next > until) until = next;
            await GuardAsync("after the tick", () => afterTick(next));
        }
    }

    private async Task TickAsync(DateTimeOffset minute, DateTimeOffset until, bool isInTime, Func<Cron, Task> start)
    {
        foreach (var cron in jobs.Crons)
        {
            var isDue = (isInTime && cron.IsDue(minute)) || (cron.Options.RunsIfMissed && cron.FindNext(until) <= minute);
            if (isDue) await GuardAsync(cron.Id, () => start(cron));
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
