using Holdall.Http;

namespace Holdall.Realtime;

/// <summary>A client sets its topics.</summary>
public sealed class RealtimeSubscribeRequestEvent : RequestEvent
{
    /// <summary>The client.</summary>
    public required IRealtimeClient Client { get; init; }

    /// <summary>The topics that replace those of the client; may be changed.</summary>
    public required IList<string> Subscriptions { get; set; }
}
