using System.Collections.Concurrent;
using Holdall.Collections;
using Holdall.Plugins.Realtime.Subscriptions;
using Holdall.Realtime;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>Knows the connected clients and who listens to what.</summary>
internal sealed class RealtimeBroker : IRealtimeBroker
{
    private readonly ConcurrentDictionary<string, RealtimeClient> _clients = new(StringComparer.Ordinal);
    private readonly SubscriptionIndex _index = new();
    private readonly Lock _changing = new();
    private volatile int _count;

    public IReadOnlyCollection<IRealtimeClient> Clients => [.. _clients.Values];

    /// <summary>Whether nobody is connected. It is asked at every change of a record.</summary>
    public bool IsEmpty => _count == 0;

    public IRealtimeClient? Find(string id) => FindClient(id);

    public RealtimeClient? FindClient(string id) => _clients.GetValueOrDefault(id);

    /// <summary>All clients, without a copy.</summary>
    public IEnumerable<RealtimeClient> All => _clients.Select(entry => entry.Value);

    /// <summary>Whether somebody may want to hear of records of a collection.</summary>
    public bool HasListeners(Collection collection) => _count > 0 && (_index.HasCollection(collection.Name) || _index.HasCollection(collection.Id));

    /// <summary>The subscriptions to a topic, whatever their options.</summary>
    public IEnumerable<Subscription> Listeners(string prefix) => _index.Find(prefix);

    public void Add(RealtimeClient client)
    {
        lock (_changing)
        {
            _clients[client.Id] = client;
            _count = _clients.Count;
        }
    }

    /// <summary>Forgets a client; messages to it are dropped from now on.</summary>
    public void Remove(RealtimeClient client)
    {
        client.Close();
        lock (_changing)
        {
            Replace(client, []);
            _clients.TryRemove(client.Id, out _);
            _count = _clients.Count;
        }
    }

    public void Unsubscribe(IRealtimeClient client, string topic)
    {
        if (FindClient(client.Id) is not { } known) return;
        lock (_changing)
        {
            Replace(known, Array.FindAll(known.Parsed, s => s.Topic != topic));
        }
    }

    /// <summary>Replaces all topics of a client.</summary>
    public void Subscribe(RealtimeClient client, IEnumerable<string> topics)
    {
        var subscriptions = new List<Subscription>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var topic in topics)
        {
            if (topic.Length > 0 && seen.Add(topic)) subscriptions.Add(new Subscription(client, topic));
        }

        lock (_changing)
        {
            if (!_clients.ContainsKey(client.Id)) return;
            Replace(client, [.. subscriptions]);
        }
    }

    private void Replace(RealtimeClient client, Subscription[] subscriptions)
    {
        _index.Replace(client.Parsed, subscriptions);
        client.Parsed = subscriptions;
    }
}
