namespace Holdall.Plugins.Files.Uploads.Tus;

/// <summary><c>DELETE /api/files/uploads/{id}</c>: gives an upload up.</summary>
internal sealed class EndUpload(TusRequests tus, UploadFolder folder)
{
    public Task RunAsync(RequestContext request)
    {
        TusRequests.Begin(request);
        var taken = folder.TryTake(tus.Find(request)) ?? throw new ApiException(StatusCodes.Status423Locked, "A record that refers to the upload is being saved.");
        taken.Remove();
        return request.NoContentAsync();
    }
}
