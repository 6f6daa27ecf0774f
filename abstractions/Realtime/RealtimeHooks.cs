using Holdall.Hooks;

namespace Holdall.Realtime;

/// <summary>The hook points of the realtime API.</summary>
public static class RealtimeHooks
{
    /// <summary>Around the life of a connection.</summary>
    public static readonly HookPoint<RealtimeConnectRequestEvent> ConnectRequest = new("onRealtimeConnectRequest");

    /// <summary>Around writing a message to a client.</summary>
    public static readonly HookPoint<RealtimeMessageEvent> MessageSend = new("onRealtimeMessageSend");

    /// <summary>Around setting the topics of a client.</summary>
    public static readonly HookPoint<RealtimeSubscribeRequestEvent> SubscribeRequest = new("onRealtimeSubscribeRequest");

    internal static IEnumerable<HookPoint> All =>
    [
        ConnectRequest, MessageSend, SubscribeRequest,
    ];

    extension(IHooks hooks)
    {
        /// <inheritdoc cref="ConnectRequest"/>
        public IHook<RealtimeConnectRequestEvent> RealtimeConnectRequest => hooks.On(ConnectRequest);

        /// <inheritdoc cref="MessageSend"/>
        public IHook<RealtimeMessageEvent> RealtimeMessageSend => hooks.On(MessageSend);

        /// <inheritdoc cref="SubscribeRequest"/>
        public IHook<RealtimeSubscribeRequestEvent> RealtimeSubscribeRequest => hooks.On(SubscribeRequest);
    }
}
