using Carter;
using Holdall.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Holdall.Engine.Health;

/// <summary>The route of the health API.</summary>
internal sealed class HealthModule(TellHealth tell) : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/api/health", http => tell.RunAsync(RequestContext.Of(http)));
}
