using Carter;
using Holdall.Http;

namespace Holdall.Host.Plugins;

/// <summary>The plugins, for superusers.</summary>
internal sealed class PluginsModule(ListPlugins list, SwitchPlugin change) : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/plugins", http => list.RunAsync(RequestContext.Of(http))).RequireSuperuser();
        app.MapPost("/api/plugins/{id}/enable", http => change.RunAsync(RequestContext.Of(http), isOn: true)).RequireSuperuser();
        app.MapPost("/api/plugins/{id}/disable", http => change.RunAsync(RequestContext.Of(http), isOn: false)).RequireSuperuser();
    }
}
