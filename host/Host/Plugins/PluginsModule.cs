using Carter;
using Holdall.Host.Plugins.Settings;
using Holdall.Http;

namespace Holdall.Host.Plugins;

/// <summary>The plugins, for superusers, and the files of their pages.</summary>
internal sealed class PluginsModule(ListPlugins list, SwitchPlugin change, PluginSettings settings, PluginPages pages) : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/plugins", http => list.RunAsync(RequestContext.Of(http))).RequireSuperuser();
        app.MapPost("/api/plugins/{id}/enable", http => change.RunAsync(RequestContext.Of(http), isOn: true)).RequireSuperuser();
        app.MapPost("/api/plugins/{id}/disable", http => change.RunAsync(RequestContext.Of(http), isOn: false)).RequireSuperuser();
        app.MapGet("/api/plugins/{id}/settings", http => settings.ReadAsync(RequestContext.Of(http))).RequireSuperuser();
        app.MapPatch("/api/plugins/{id}/settings", http => settings.ChangeAsync(RequestContext.Of(http))).RequireSuperuser();
        app.MapGet("/api/plugins/{id}/pages/{**path}", http => pages.SendAsync(RequestContext.Of(http))).LogFailuresOnly();
    }
}
