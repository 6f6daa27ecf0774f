namespace Holdall.Plugins.AdminUi;

/// <summary>The routes of the dashboard.</summary>
internal sealed class DashboardModule(DashboardFiles files) : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGet("/_/{**path}", http => files.SendAsync(http, (string?)http.Request.RouteValues["path"] ?? "")).LogFailuresOnly();
}
