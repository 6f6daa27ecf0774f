namespace Holdall.Plugins.Files.Uploads.Tus;

/// <summary><c>DELETE /api/files/uploads/{id}</c>: gives an upload up.</summary>
internal sealed class EndUpload(TusRequests tus, UploadFolder folder)
{
    public Task RunAsync(RequestContext request)
    {
        TusRequests.Begin(request);
        folder.Remove(tus.Find(request));
        return request.NoContentAsync();
    }
}
