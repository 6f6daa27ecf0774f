using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;

namespace Holdall.Plugins.Realtime;

/// <summary>The routes of the realtime API.</summary>
internal sealed class RealtimeModule(OpenStream open, OpenSocket socket, SetSubscriptions subscribe) : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/realtime", OpenAsync).LogFailuresOnly().AcceptScoped();
        app.MapPost("/api/realtime", http => subscribe.RunAsync(RequestContext.Of(http))).AcceptScoped();
    }

    private Task OpenAsync(HttpContext http) =>
        SocketHandshake.IsAsked(http) ? socket.RunAsync(RequestContext.Of(http)) : open.RunAsync(RequestContext.Of(http));
}
