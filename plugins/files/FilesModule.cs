using Holdall.Plugins.Files.Download;
using Holdall.Plugins.Files.S3;

namespace Holdall.Plugins.Files;

/// <summary>The routes of files.</summary>
internal sealed class FilesModule(DownloadFile download, CreateFileToken token, TestS3 test) : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/files/token", http => token.RunAsync(RequestContext.Of(http))).RequireAuthenticated();
        app.MapPost("/api/settings/test/s3", http => test.RunAsync(RequestContext.Of(http))).RequireSuperuser();
        app.MapGet("/api/files/{collection}/{recordId}/{filename}", http => download.RunAsync(RequestContext.Of(http)))
            .ForCollection(CollectionKind.Any, "file")
            // Whoever asks makes no difference: protected files need a token of their own, which the limited don't get.
            .AcceptScoped();
    }
}
