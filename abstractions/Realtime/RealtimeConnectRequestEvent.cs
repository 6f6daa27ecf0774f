using Holdall.Http;

namespace Holdall.Realtime;

/// <summary>A client connects. Code after <c>next</c> runs when it has gone.</summary>
public sealed class RealtimeConnectRequestEvent : RequestEvent
{
    /// <summary>The client.</summary>
    public required IRealtimeClient Client { get; init; }

    /// <summary>How long the connection may be without a message.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the connection may last.</summary>
    public TimeSpan MaxTimeout { get; set; } = TimeSpan.FromMinutes(30);
}
