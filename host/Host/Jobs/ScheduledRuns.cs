namespace Holdall.Host.Jobs;

/// <summary>Puts runs into their queues when their time has come.</summary>
internal sealed partial class ScheduledRuns(JobStore store, TimeProvider time, ILogger logger)
{
    /// <summary>How long it waits at most: another clock than its own may have been set.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>It is told of a run before that is stored: for so long it looks again and again.</summary>
    private static readonly TimeSpan Alert = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan WaitInAlert = TimeSpan.FromMilliseconds(500);

    /// <summary>Goes on until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stopped)
    {
        var alertUntil = 0L;
        while (!stopped.IsCancellationRequested)
        {
            var next = store.Scheduled.Next;
            var wait = LongestWait;
            try
            {
                wait = await Task.Run(EnqueueDue, CancellationToken.None);
            }
            catch (Exception e)
            {
                LogFailed(logger, e);
            }

            if (time.GetTimestamp() < alertUntil && wait > WaitInAlert) wait = WaitInAlert;
            await Task.WhenAny(next, Task.Delay(wait, time, stopped));
            if (next.IsCompleted) alertUntil = time.GetTimestamp() + (long)(Alert.TotalSeconds * time.TimestampFrequency);
        }
    }

    /// <returns>How long until the next one is due.</returns>
    private TimeSpan EnqueueDue()
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var isHeld = false;
            var runs = store.NextScheduled(100);
            foreach (var run in runs)
            {
                if (run.DueAt > now) return run.DueAt - now < LongestWait ? run.DueAt - now : LongestWait;
                isHeld |= !store.TryEnqueue(run, now);
            }

            if (runs.Count == 0) return LongestWait;
            if (isHeld) return WaitInAlert;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not look for jobs that are due.")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
