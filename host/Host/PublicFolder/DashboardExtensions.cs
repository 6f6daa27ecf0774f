using Carter;
using Holdall.Http;

namespace Holdall.Host.PublicFolder;

/// <summary>The script with extensions that a dashboard asks for, ours or one in the public folder: there are none.</summary>
internal sealed class DashboardExtensions : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/_/extensions.js", Answer).LogFailuresOnly();

    private static Task Answer(HttpContext http)
    {
        http.Response.ContentType = "text/javascript; charset=utf-8";
        return Task.CompletedTask;
    }
}
