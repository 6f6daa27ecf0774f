using Carter;
using Holdall.Http;

namespace Holdall.Host.Jobs;

/// <summary>The jobs on a clock, for superusers.</summary>
internal sealed class CronsModule(ListCrons list, RunCron run) : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/crons", http => list.RunAsync(RequestContext.Of(http))).RequireSuperuser();
        app.MapPost("/api/crons/{id}", http => run.RunAsync(RequestContext.Of(http))).RequireSuperuser();
    }
}
