using Carter;
using Holdall.Http;

namespace Holdall.Host.Jobs;

/// <summary>The jobs, for superusers. What the reference has is below <c>/api/crons</c>.</summary>
internal sealed class CronsModule(ListCrons list, RunCron run, ListJobs jobs, PauseCron pause) : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/crons", http => list.RunAsync(RequestContext.Of(http))).RequireSuperuser();
        app.MapPost("/api/crons/{id}", http => run.RunAsync(RequestContext.Of(http))).RequireSuperuser();
        app.MapGet("/api/jobs", http => jobs.RunAsync(RequestContext.Of(http))).RequireSuperuser();
        app.MapPost("/api/jobs/crons/{id}/pause", http => pause.RunAsync(RequestContext.Of(http), isPaused: true)).RequireSuperuser();
        app.MapPost("/api/jobs/crons/{id}/resume", http => pause.RunAsync(RequestContext.Of(http), isPaused: false)).RequireSuperuser();
    }
}
