using System.Text.Json;
using Hangfire.Storage;
using Hangfire.Storage.SQLite;

namespace Holdall.Host.Jobs;

/// <summary>The queues of the job storage, in place of its own: taking is one statement, enqueuing wakes a worker, what is held is renewed.</summary>
internal sealed class JobQueueProvider(HeldRows held, QueueSignal signal, JobsOptions options, TimeProvider time) : IPersistentJobQueueProvider
{
    public IPersistentJobQueue GetJobQueue(HangfireDbContext connection) => new JobQueue(connection, held, signal, options, time);

    public IPersistentJobQueueMonitoringApi GetJobQueueMonitoringApi(HangfireDbContext connection) => new SQLiteJobQueueMonitoringApi(connection);
}

/// <inheritdoc cref="JobQueueProvider"/>
internal sealed class JobQueue(HangfireDbContext context, HeldRows held, QueueSignal signal, JobsOptions options, TimeProvider time) : IPersistentJobQueue
{
    public IFetchedJob Dequeue(string[] queues, CancellationToken cancellationToken)
    {
        var names = JsonSerializer.Serialize(queues);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = signal.Next;
            var now = time.GetUtcNow();
            if (QueueTable.TryTake(context.Database, names, now, now - options.HoldTime) is not { } row)
            {
#pragma warning disable RS0030 // Hangfire's workers are threads that wait here.
                next.Wait(options.PollInterval, cancellationToken);
#pragma warning restore RS0030
                continue;
            }

            // Held by a worker of this process that was not renewed in time, e.g. since the machine slept. Now it is.
            if (held.TryAdd(row.Id)) return new HeldJob(context, row, held, signal);
        }
    }

    public void Enqueue(string queue, string jobId)
    {
        QueueTable.Add(context.Database, queue, long.Parse(jobId, null));
        signal.Pulse();
    }
}
