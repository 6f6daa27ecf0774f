using Carter;
using Holdall.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Holdall.Engine.Logs;

/// <summary>The endpoints of the log. Looking at it does not make it longer; that it was emptied is told in it.</summary>
internal sealed class LogsModule(ListLogs list, LogStats stats, ViewLog view, EmptyLog empty) : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/logs", http => list.RunAsync(RequestContext.Of(http))).RequireSuperuser().LogFailuresOnly();
        app.MapGet("/api/logs/stats", http => stats.RunAsync(RequestContext.Of(http))).RequireSuperuser().LogFailuresOnly();
        app.MapGet("/api/logs/{id}", http => view.RunAsync(RequestContext.Of(http))).RequireSuperuser().LogFailuresOnly();
        app.MapDelete("/api/logs", http => empty.RunAsync(RequestContext.Of(http))).RequireSuperuser();
    }
}
