using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;

namespace Holdall.Plugins.Realtime;

/// <summary>The routes of the realtime API.</summary>
internal sealed class RealtimeModule(OpenStream open, SetSubscriptions subscribe) : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/realtime", http => open.RunAsync(RequestContext.Of(http))).LogFailuresOnly().AcceptScoped();
        app.MapPost("/api/realtime", http => subscribe.RunAsync(RequestContext.Of(http))).AcceptScoped();
    }
}
