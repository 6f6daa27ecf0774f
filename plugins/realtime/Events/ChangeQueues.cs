using System.Collections.Concurrent;
using Holdall.Collections;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Records;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>Gives every change its place at the moment that it is made. Without listeners it gives none.</summary>
internal sealed class ChangeQueues(RealtimeBroker broker, RecordMessages messages, RealtimeOptions options, TimeProvider time, ILogger<ChangeQueue> logger)
    : IRecordWatch, IDisposable
{
    private readonly ConcurrentDictionary<string, ChangeQueue> _queues = new(StringComparer.Ordinal);

    /// <summary>Whether everything is told.</summary>
    public bool AreIdle => _queues.Values.All(queue => queue.IsIdle);

    public async ValueTask<IDisposable?> DeletingAsync(Record record, bool isWriterHeld)
    {
        if (!Applies(record.Collection)) return null;
        var change = Change.Of("delete", record);
        if (!isWriterHeld) return new PendingChange(QueueOf(record.Collection), await messages.MakeAsync(change, isWriterHeld));
        Task<List<Delivery>> making;
        // Rules must see what is committed, such as the parent that a cascade has deleted already: outside of the transaction of this flow.
        using (ExecutionContext.SuppressFlow()) making = Task.Run(() => messages.MakeAsync(change, isWriterHeld));
        return new PendingChange(QueueOf(record.Collection), await making);
    }

    public IDisposable? Changing(Record record, IDisposable? deletion) =>
        Applies(record.Collection) ? (deletion as PendingChange ?? new PendingChange(QueueOf(record.Collection))).Place() : null;

    public void Dispose()
    {
        foreach (var (_, queue) in _queues) queue.Dispose();
    }

    /// <summary>Whether somebody may want to hear of records of a collection.</summary>
    public bool Applies(Collection collection) => broker.HasListeners(collection) && !collection.IsView;

    private ChangeQueue QueueOf(Collection collection) =>
        _queues.TryGetValue(collection.Id, out var queue)
            ? queue
            : _queues.GetOrAdd(collection.Id, id => new ChangeQueue(id, TellAsync, options.MaxChanges, time, logger));

    private async Task TellAsync(PendingChange change)
    {
        if (change.Deletion is not { } deliveries) await messages.TellAsync(change.Change!);
        else foreach (var delivery in deliveries) delivery.Send();
    }
}
