using Carter;
using Holdall;
using Holdall.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Embedded;

/// <summary>A plugin that runs in process: the same class would run in a load context of its own.</summary>
public sealed class GreetingsPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(PluginBuilder plugin) => plugin.AddEndpoints<GreetingsModule>();
}

internal sealed class GreetingsModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet(
        "/api/greetings/{name}",
        (RequestContext request, string name) => request.JsonAsync(StatusCodes.Status200OK, new { Greeting = $"Hello, {name}!" }));
}
