using System.Collections.Concurrent;
using Holdall.Collections;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;
using Holdall.Plugins.Realtime.Views;
using Holdall.Realtime;
using Holdall.Records;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>Gives every change its place at the moment that it is made. Without listeners it gives none.</summary>
internal sealed class ChangeQueues(
    RealtimeBroker broker, RecordMessages messages, ViewWatch views, Replays replays, ICollections collections, RealtimeOptions options, TimeProvider time,
    ILogger<ChangeQueue> logger, IRealtimeRelay? relay = null)
    : IRecordWatch, IDisposable
{
    /// <summary>From how many clients on an answer goes before the messages.</summary>
    private const int Crowd = 100;

    /// <summary>How long what must not overtake changes waits for them to be told.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, ChangeQueue> _queues = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, History> _histories = new(StringComparer.Ordinal);

    /// <summary>Whether everything is told.</summary>
    public bool AreIdle => _queues.Values.All(queue => queue.IsIdle);

    /// <summary>
    /// Ends once the changes that were answered before are told, to those who listened then, and to them as who they were then: before somebody listens to
    /// something else, or becomes somebody else.
    /// </summary>
    public async Task ToldAsync()
    {
        var telling = new List<Task>();
        foreach (var (_, queue) in _queues)
        {
            if (queue.ToldAsync() is { IsCompleted: false } told) telling.Add(told);
        }

        if (telling.Count == 0) return;
        await Task.WhenAny(Task.WhenAll(telling), Task.Delay(Patience, time));
    }

    public async ValueTask<IDisposable?> DeletingAsync(Record record, bool isWriterHeld)
    {
        if (!Applies(record.Collection)) return null;
        var change = Change.Of(Change.Delete, record);
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
    public bool Applies(Collection collection) =>
        !collection.IsView
        && (broker.HasListeners(collection) || relay is not null || views.Concerns(collection) || _histories.ContainsKey(collection.Id));

    /// <summary>Lets changes of other processes in.</summary>
    public void Connect() => relay?.Receive(change =>
    {
        if (broker.HasListeners(change.Record.Collection) || views.Concerns(change.Record.Collection))
            new PendingChange(QueueOf(change.Record.Collection)) { IsForeign = true }.Place()?.Tell(Change.Of(change.Action, change.Record));
    });

    /// <summary>Lets somebody know where changes stand, and first of those that were missed.</summary>
    public void Replay(RealtimeClient client, Topic topic)
    {
        if (collections.Find(topic.CollectionKey) is not { IsView: false } collection)
        {
            client.SetAway(topic.Text, false);
            return;
        }

        var history = _histories.GetOrAdd(collection.Id, _ => new History(options.Replay, time));
        history.Want();
        var place = new PendingChange(QueueOf(collection)) { Work = () => replays.RunAsync(client, topic, history, collection) };
        if (place.Place() is null) Replays.Lose(client, topic, history);
        else place.Dispose();
    }

    private ChangeQueue QueueOf(Collection collection) =>
        _queues.TryGetValue(collection.Id, out var queue)
            ? queue
            : _queues.GetOrAdd(collection.Id, id => new ChangeQueue(id, TellAsync, options.MaxChanges, () => broker.Count > Crowd, time, logger));

    private async Task TellAsync(PendingChange place)
    {
        if (place.Work is { } work)
        {
            await work();
            return;
        }

        var change = place.Change!;
        var sequence = Count(change);
        if (!place.IsForeign) relay?.Tell(new RealtimeChange { Action = change.Action, Record = change.Shown.Copy() });
        if (place.Deletion is not { } deliveries) await messages.TellAsync(change, sequence, place.SettledAt);
        else foreach (var delivery in deliveries) await delivery.SendAsync(sequence);
        views.Changed(change.Shown.Collection);
    }

    private string? Count(Change change)
    {
        var collection = change.Shown.Collection;
        if (!_histories.TryGetValue(collection.Id, out var history)) return null;
        if (broker.HasListeners(collection)) history.Want();
        else if (!history.IsWanted) _histories.TryRemove(collection.Id, out _);
        return history.Add(change);
    }
}
