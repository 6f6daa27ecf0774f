using System.Globalization;
using Hangfire.Storage;
using Hangfire.Storage.SQLite;

namespace Holdall.Host.Jobs;

/// <summary>A run in the hands of a worker. Unless it is removed it waits again once the worker lets go.</summary>
internal sealed class HeldJob(HangfireDbContext context, QueueRow row, HeldRows held, QueueSignal signal) : IFetchedJob
{
    private bool _released;

    public string JobId { get; } = row.JobId.ToString(CultureInfo.InvariantCulture);

    public void RemoveFromQueue()
    {
        QueueTable.Remove(context.Database, row.Id);
        Release();
    }

    public void Requeue()
    {
        try
        {
            QueueTable.PutBack(context.Database, row.Id);
        }
        finally
        {
            Release();
        }

        signal.Pulse();
    }

    public void Dispose()
    {
        if (!_released) Requeue();
    }

    private void Release()
    {
        _released = true;
        held.Remove(row.Id);
    }
}
