using Holdall.Plugins.Realtime.Connections;

namespace Holdall.Plugins.Realtime.Subscriptions;

/// <summary>A topic that a client listens to.</summary>
internal sealed class Subscription
{
    public Subscription(RealtimeClient client, string topic)
    {
        Client = client;
        Topic = topic;
        var query = topic.IndexOf('?', StringComparison.Ordinal);
        Prefix = query < 0 ? topic : topic[..query];
        OptionsText = query < 0 ? "" : topic[query..];
        var slash = Prefix.IndexOf('/', StringComparison.Ordinal);
        CollectionKey = slash < 0 ? Prefix : Prefix[..slash];
        Options = TopicOptions.Parse(OptionsText);
    }

    /// <summary>Who listens.</summary>
    public RealtimeClient Client { get; }

    /// <summary>The topic as it was sent; also the name of its messages.</summary>
    public string Topic { get; }

    /// <summary>The topic without options.</summary>
    public string Prefix { get; }

    /// <summary>The rest of the topic.</summary>
    public string OptionsText { get; }

    /// <summary>Name or id of the collection, if it is a topic about records.</summary>
    public string CollectionKey { get; }

    /// <summary>Query and headers that come with the topic.</summary>
    public TopicOptions Options { get; }
}
