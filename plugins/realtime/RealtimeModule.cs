using Holdall.Plugins.Realtime.Channels;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;

namespace Holdall.Plugins.Realtime;

/// <summary>The routes of the realtime API.</summary>
internal sealed class RealtimeModule(OpenStream open, OpenSocket socket, SetSubscriptions subscribe, SendToChannel send) : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet(SetSubscriptions.Path, OpenAsync).LogFailuresOnly().AcceptScoped();
        app.MapPost(SetSubscriptions.Path, http => subscribe.RunAsync(RequestContext.Of(http))).AcceptScoped();
        app.MapPost(SendToChannel.Path, http => send.RunAsync(RequestContext.Of(http))).AcceptScoped();
    }

    private Task OpenAsync(HttpContext http) =>
        SocketHandshake.IsAsked(http) ? socket.RunAsync(RequestContext.Of(http)) : open.RunAsync(RequestContext.Of(http));
}
