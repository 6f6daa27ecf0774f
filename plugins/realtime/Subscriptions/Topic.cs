using Holdall.Plugins.Realtime.Connections;

namespace Holdall.Plugins.Realtime.Subscriptions;

/// <summary>Something to listen to, with its options, and all who do.</summary>
internal sealed class Topic
{
    private readonly HashSet<RealtimeClient> _listeners = [];
    private RealtimeClient[]? _copy;

    public Topic(string text)
    {
        Text = text;
        var query = text.IndexOf('?', StringComparison.Ordinal);
        Prefix = query < 0 ? text : text[..query];
        OptionsText = query < 0 ? "" : text[query..];
        var slash = Prefix.IndexOf('/', StringComparison.Ordinal);
        CollectionKey = slash < 0 ? Prefix : Prefix[..slash];
        Options = TopicOptions.Parse(OptionsText);
    }

    /// <summary>The topic as it was sent; also the name of its messages.</summary>
    public string Text { get; }

    /// <summary>The topic without options.</summary>
    public string Prefix { get; }

    /// <summary>The rest of the topic.</summary>
    public string OptionsText { get; }

    /// <summary>Name or id of the collection, if it is a topic about records.</summary>
    public string CollectionKey { get; }

    /// <summary>Query and headers that come with the topic.</summary>
    public TopicOptions Options { get; }

    /// <summary>Who listens now. The list stays as it is.</summary>
    public RealtimeClient[] Listeners
    {
        get
        {
            lock (_listeners) return _copy ??= [.. _listeners];
        }
    }

    /// <summary>Adds a client.</summary>
    public void Add(RealtimeClient client)
    {
        lock (_listeners)
        {
            if (_listeners.Add(client)) _copy = null;
        }
    }

    /// <returns>Whether nobody is left.</returns>
    public bool Remove(RealtimeClient client)
    {
        lock (_listeners)
        {
            if (_listeners.Remove(client)) _copy = null;
            return _listeners.Count == 0;
        }
    }
}
