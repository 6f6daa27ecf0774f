using Carter;
using Holdall.Http;

namespace Holdall.Host.Jobs.Dashboard;

/// <summary>The routes of Hangfire's dashboard, where the operator wants it.</summary>
internal sealed class JobsDashboardModule(JobsDashboardSettings settings, JobsDashboard dashboard, DashboardAccess access) : ICarterModule
{
    public const string Root = "/_/jobs";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        if (settings.Dashboard == JobsDashboardSettings.Off) return;
        app.MapPost(Root + "/sign-in", http => access.SignInAsync(RequestContext.Of(http))).RequireSuperuser();
        app.MapPost(Root + "/sign-out", http => access.SignOutAsync(RequestContext.Of(http)));
        app.MapGet(Root + "/{**path}", http => dashboard.RunAsync(RequestContext.Of(http))).LogFailuresOnly();
        app.MapPost(Root + "/{**path}", http => dashboard.RunAsync(RequestContext.Of(http))).LogFailuresOnly();
    }
}
