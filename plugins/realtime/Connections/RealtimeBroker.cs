using System.Collections.Concurrent;
using Holdall.Collections;
using Holdall.Plugins.Realtime.Subscriptions;
using Holdall.Realtime;
using Microsoft.Extensions.Hosting;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>Knows the connected clients and who listens to what.</summary>
internal sealed class RealtimeBroker : IRealtimeBroker
{
    private readonly ConcurrentDictionary<string, RealtimeClient> _clients = new(StringComparer.Ordinal);
    private readonly TopicIndex _index = new();
    private readonly Lock _changing = new();
    private volatile int _count;
    private volatile bool _isStopping;

    public RealtimeBroker(Backlog backlog, IHostApplicationLifetime? lifetime = null)
    {
        backlog.Of(() => All);
        backlog.Metrics.Observe(this, backlog);
        lifetime?.ApplicationStopping.Register(CloseAll);
    }

    /// <summary>A client listens to something else, or is gone.</summary>
    public event Action<RealtimeClient>? TopicsChanged;

    public IReadOnlyCollection<IRealtimeClient> Clients => [.. _clients.Values];

    /// <summary>Number of clients.</summary>
    public int Count => _count;

    /// <summary>Whether nobody is connected. It is asked at every change of a record.</summary>
    public bool IsEmpty => _count == 0;

    public IRealtimeClient? Find(string id) => FindClient(id);

    public RealtimeClient? FindClient(string id) => _clients.GetValueOrDefault(id);

    /// <summary>All clients, without a copy.</summary>
    public IEnumerable<RealtimeClient> All => _clients.Select(entry => entry.Value);

    /// <summary>Whether somebody may want to hear of records of a collection.</summary>
    public bool HasListeners(Collection collection) => _count > 0 && (_index.HasCollection(collection.Name) || _index.HasCollection(collection.Id));

    /// <summary>The topics of a prefix, whatever their options.</summary>
    public Topic[] Topics(string prefix) => _index.Find(prefix);

    public void Add(RealtimeClient client)
    {
        lock (_changing)
        {
            _clients[client.Id] = client;
            _count = _clients.Count;
        }

        if (_isStopping) client.Close();
    }

    /// <summary>Forgets a client; messages to it are dropped from now on.</summary>
    public void Remove(RealtimeClient client)
    {
        client.Close();
        lock (_changing)
        {
            client.Topics = _index.Replace(client, client.Topics, []);
            _clients.TryRemove(client.Id, out _);
            _count = _clients.Count;
        }

        TopicsChanged?.Invoke(client);
    }

    public void Unsubscribe(IRealtimeClient client, string topic)
    {
        if (FindClient(client.Id) is not { } known) return;
        lock (_changing)
        {
            known.Topics = _index.Replace(known, known.Topics, from one in known.Topics where one.Text != topic select one.Text);
        }

        TopicsChanged?.Invoke(known);
    }

    /// <summary>Ends the subscriptions of a client that come with options.</summary>
    /// <returns>Whether it had any.</returns>
    public bool UnsubscribeFromOptions(RealtimeClient client)
    {
        lock (_changing)
        {
            var before = client.Topics;
            if (Array.TrueForAll(before, static topic => topic.OptionsText.Length == 0)) return false;
            client.Topics = _index.Replace(client, before, from one in before where one.OptionsText.Length == 0 select one.Text);
        }

        TopicsChanged?.Invoke(client);
        return true;
    }

    void IRealtimeBroker.Subscribe(IRealtimeClient client, IReadOnlyList<string> topics)
    {
        if (FindClient(client.Id) is { } known) Subscribe(known, topics);
    }

    /// <summary>Replaces all topics of a client.</summary>
    public void Subscribe(RealtimeClient client, IEnumerable<string> topics)
    {
        lock (_changing)
        {
            if (_clients.ContainsKey(client.Id)) client.Topics = _index.Replace(client, client.Topics, topics);
        }

        TopicsChanged?.Invoke(client);
    }

    private void CloseAll()
    {
        _isStopping = true;
        foreach (var client in All) client.Close();
    }
}
