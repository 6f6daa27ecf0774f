using Holdall.Auth;

namespace Holdall.Realtime;

/// <summary>A message for a subscriber.</summary>
public sealed record RealtimeMessage
{
    /// <summary>Topic, or name of the event.</summary>
    public required string Name { get; init; }

    /// <summary>One line, normally JSON.</summary>
    public required string Data { get; init; }
}

/// <summary>A connected client of the realtime API.</summary>
public interface IRealtimeClient
{
    /// <summary>40 random characters.</summary>
    string Id { get; }

    /// <summary>Who it is, as of its last subscription.</summary>
    AuthState Auth { get; }

    /// <summary>Its topics as they were sent, options included.</summary>
    IReadOnlyCollection<string> Subscriptions { get; }

    /// <summary>Queues a message. A client that does not keep up is disconnected.</summary>
    /// <returns>False when the client is gone.</returns>
    bool Send(RealtimeMessage message);
}

/// <summary>Knows the connected clients. Without one there is no realtime API.</summary>
public interface IRealtimeBroker
{
    /// <summary>The clients that are connected now.</summary>
    IReadOnlyCollection<IRealtimeClient> Clients { get; }

    /// <summary>The client with this id, or null.</summary>
    IRealtimeClient? Find(string id);
}
