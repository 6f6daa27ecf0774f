namespace Holdall.Plugins.Files.Uploads.Tus;

/// <summary><c>POST /api/files/uploads</c>: begins an upload. Its metadata names the collection, the field and the file.</summary>
internal sealed class BeginUpload(TusRequests tus, NewUploads uploads)
{
    /// <summary>Of extensions that there are not: whoever asks for one relies on it.</summary>
    private static readonly string[] Unknown = ["Upload-Defer-Length", "Upload-Concat", "Upload-Checksum"];

    public Task RunAsync(RequestContext request)
    {
        TusRequests.Begin(request);
        foreach (var header in Unknown)
        {
            if (request.Http.Request.Headers[header].Count > 0) throw ApiException.BadRequest($"{header} is not supported.");
        }

        if (request.Http.Request.ContentLength > 0) throw ApiException.BadRequest("The content of an upload is sent with PATCH.");
        var size = TusRequests.Bytes(request, "Upload-Length");
        var metadata = UploadMetadata.Read(request);
        var wanted = new WantedUpload(
            metadata.GetValueOrDefault("collection", ""), metadata.GetValueOrDefault("field", ""), metadata.GetValueOrDefault("filename", ""), size);
        var info = uploads.Add(request, wanted, isInBucket: false);
        request.Http.Response.Headers.Location = $"{TusRequests.Path}/{info.Id}";
        tus.Tell(request, info);
        request.Http.Response.StatusCode = StatusCodes.Status201Created;
        return Task.CompletedTask;
    }
}
