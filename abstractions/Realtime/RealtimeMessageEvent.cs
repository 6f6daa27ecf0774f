using Holdall.Http;

namespace Holdall.Realtime;

/// <summary>A message is written to a client. Not calling <c>next</c> drops it.</summary>
public sealed class RealtimeMessageEvent : RequestEvent
{
    /// <summary>The client.</summary>
    public required IRealtimeClient Client { get; init; }

    /// <summary>The message.</summary>
    public required RealtimeMessage Message { get; set; }
}
