using Carter;
using Holdall.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Holdall.Engine.Settings;

/// <summary>The endpoints of the settings.</summary>
internal sealed class SettingsModule(ViewSettings view, UpdateSettings update) : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/settings", http => view.RunAsync(RequestContext.Of(http))).RequireSuperuser();
        app.MapPatch("/api/settings", http => update.RunAsync(RequestContext.Of(http))).RequireSuperuser().ReadFieldsFirst();
    }
}
