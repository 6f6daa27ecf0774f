using System.Globalization;

namespace Holdall.Plugins.Files.Uploads.Tus;

/// <summary><c>HEAD /api/files/uploads/{id}</c>: how far an upload is.</summary>
internal sealed class ShowUpload(TusRequests tus)
{
    public Task RunAsync(RequestContext request)
    {
        TusRequests.Begin(request);
        var info = tus.Find(request);
        request.Http.Response.Headers["Upload-Length"] = info.Size.ToString(CultureInfo.InvariantCulture);
        UploadMetadata.Write(request, info.FileName);
        tus.Tell(request, info);
        request.Http.Response.StatusCode = StatusCodes.Status200OK;
        return Task.CompletedTask;
    }
}
