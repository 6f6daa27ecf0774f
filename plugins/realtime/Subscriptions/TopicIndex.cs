using System.Collections.Concurrent;
using Holdall.Plugins.Realtime.Connections;

namespace Holdall.Plugins.Realtime.Subscriptions;

/// <summary>Finds topics that somebody listens to. Reading needs no lock; changes are made one after the other.</summary>
internal sealed class TopicIndex
{
    private readonly ConcurrentDictionary<string, SamePrefix> _byPrefix = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _collections = new(StringComparer.Ordinal);

    /// <summary>Whether there are topics about records of a collection, given by name or id.</summary>
    public bool HasCollection(string nameOrId) => _collections.ContainsKey(nameOrId);

    public Topic[] Find(string prefix) => _byPrefix.TryGetValue(prefix, out var same) ? same.All : [];

    /// <summary>Lets a client listen to these topics instead of those.</summary>
    /// <returns>The new ones, each once.</returns>
    public Topic[] Replace(RealtimeClient client, Topic[] old, IEnumerable<string> texts)
    {
        var topics = new List<Topic>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            if (text.Length > 0 && seen.Add(text)) topics.Add(Add(client, text));
        }

        foreach (var topic in old)
        {
            if (!seen.Contains(topic.Text) && topic.Remove(client)) Forget(topic);
        }

        return [.. topics];
    }

    private Topic Add(RealtimeClient client, string text)
    {
        var query = text.IndexOf('?', StringComparison.Ordinal);
        var same = _byPrefix.GetOrAdd(query < 0 ? text : text[..query], static _ => new SamePrefix());
        var topic = same.Find(text);
        if (topic is null)
        {
            topic = new Topic(text);
            same.Add(topic);
            _collections[topic.CollectionKey] = _collections.GetValueOrDefault(topic.CollectionKey) + 1;
        }

        topic.Add(client);
        return topic;
    }

    private void Forget(Topic topic)
    {
        if (_byPrefix[topic.Prefix].Remove(topic)) _byPrefix.TryRemove(topic.Prefix, out _);
        var count = _collections[topic.CollectionKey] - 1;
        if (count == 0) _collections.TryRemove(topic.CollectionKey, out _);
        else _collections[topic.CollectionKey] = count;
    }
}
