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

/// <summary>A message is written to a client. Not calling <c>next</c> drops it.</summary>
public sealed class RealtimeMessageEvent : RequestEvent
{
    /// <summary>The client.</summary>
    public required IRealtimeClient Client { get; init; }

    /// <summary>The message.</summary>
    public required RealtimeMessage Message { get; set; }
}

/// <summary>A client sets its topics.</summary>
public sealed class RealtimeSubscribeRequestEvent : RequestEvent
{
    /// <summary>The client.</summary>
    public required IRealtimeClient Client { get; init; }

    /// <summary>The topics that replace those of the client; may be changed.</summary>
    public required IList<string> Subscriptions { get; set; }
}
