using Holdall.Auth;

namespace Holdall.Realtime;

/// <summary>A connected client of the realtime API.</summary>
public interface IRealtimeClient
{
    /// <summary>40 random characters.</summary>
    string Id { get; }

    /// <summary>Address that it connected from, as in <see cref="Http.RequestContext.ClientAddress"/>; empty if that is not known.</summary>
    string Address { get; }

    /// <summary>Who it is, as of its last subscription.</summary>
    AuthState Auth { get; }

    /// <summary>Its topics as they were sent, options included.</summary>
    IReadOnlyCollection<string> Subscriptions { get; }

    /// <summary>Whether messages still reach it.</summary>
    bool IsConnected { get; }

    /// <summary>Ends the connection; what still waits is dropped.</summary>
    void Disconnect();

    /// <summary>Queues a message. A client that does not keep up is disconnected.</summary>
    /// <returns>False when the client is gone.</returns>
    bool Send(RealtimeMessage message);
}
