using System.Collections.Concurrent;

namespace Holdall.Plugins.Realtime.Subscriptions;

/// <summary>Finds subscriptions by what they are to. Reading needs no lock; changes are made one after the other.</summary>
internal sealed class SubscriptionIndex
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Subscription, bool>> _byPrefix = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _collections = new(StringComparer.Ordinal);

    /// <summary>Whether there are subscriptions to records of a collection, given by name or id.</summary>
    public bool HasCollection(string nameOrId) => _collections.ContainsKey(nameOrId);

    public IEnumerable<Subscription> Find(string prefix) => _byPrefix.TryGetValue(prefix, out var found) ? found.Select(entry => entry.Key) : [];

    public void Replace(Subscription[] old, Subscription[] subscriptions)
    {
        foreach (var subscription in subscriptions)
        {
            _byPrefix.GetOrAdd(subscription.Prefix, static _ => new ConcurrentDictionary<Subscription, bool>())[subscription] = true;
            Count(subscription.CollectionKey, 1);
        }

        foreach (var subscription in old)
        {
            var same = _byPrefix[subscription.Prefix];
            same.TryRemove(subscription, out _);
            if (same.IsEmpty) _byPrefix.TryRemove(subscription.Prefix, out _);
            Count(subscription.CollectionKey, -1);
        }
    }

    private void Count(string collection, int change)
    {
        var count = _collections.GetValueOrDefault(collection) + change;
        if (count == 0) _collections.TryRemove(collection, out _);
        else _collections[collection] = count;
    }
}
