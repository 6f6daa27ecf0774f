namespace Holdall.Realtime;

/// <summary>Knows the connected clients. Without one there is no realtime API.</summary>
public interface IRealtimeBroker
{
    /// <summary>The clients that are connected now.</summary>
    IReadOnlyCollection<IRealtimeClient> Clients { get; }

    /// <summary>The client with this id, or null.</summary>
    IRealtimeClient? Find(string id);

    /// <summary>Lets a client listen to these topics, and to no others. Nothing happens when it is gone.</summary>
    /// <param name="client">The client.</param>
    /// <param name="topics">The topics, options included.</param>
    void Subscribe(IRealtimeClient client, IReadOnlyList<string> topics);

    /// <summary>Ends one subscription of a client; nothing happens when it has none to the topic.</summary>
    /// <param name="client">The client.</param>
    /// <param name="topic">The topic as it was sent, options included.</param>
    void Unsubscribe(IRealtimeClient client, string topic);
}
