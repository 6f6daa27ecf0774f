using Carter;
using Holdall.Engine.Backups.Incremental;
using Holdall.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Holdall.Engine.Backups;

/// <summary>The endpoints of backups.</summary>
internal sealed class BackupsModule(
    ListBackups list, CreateBackup create, UploadBackup upload, DownloadBackup download, DeleteBackup delete, RestoreBackup restore,
    ShowIncrementalBackups incremental) : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/backups", http => list.RunAsync(RequestContext.Of(http))).RequireSuperuser();
        app.MapPost("/api/backups", http => create.RunAsync(RequestContext.Of(http))).RequireSuperuser();
        app.MapPost("/api/backups/upload", http => upload.RunAsync(RequestContext.Of(http))).RequireSuperuser().LimitBody(null);
        app.MapGet("/api/backups/incremental", http => incremental.RunAsync(RequestContext.Of(http))).RequireSuperuser();
        app.MapGet("/api/backups/{key}", http => download.RunAsync(RequestContext.Of(http)));
        app.MapDelete("/api/backups/{key}", http => delete.RunAsync(RequestContext.Of(http))).RequireSuperuser();
        app.MapPost("/api/backups/{key}/restore", http => restore.RunAsync(RequestContext.Of(http))).RequireSuperuser();
    }

    /// <summary>The name of a backup in the path.</summary>
    public static string KeyOf(RequestContext request) => request.Route("key");
}
