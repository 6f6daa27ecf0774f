using Holdall.Fields;
using Holdall.Files;
using Holdall.Plugins.Files.Thumbs;
using Holdall.Records;

namespace Holdall.Plugins.Files.Download;

/// <summary><c>GET /api/files/{collection}/{recordId}/{filename}</c>.</summary>
internal sealed class DownloadFile(
    IRecords records, IHooks hooks, IFileStorage storage, IFileSender sender, BucketLinks links, ProtectedFiles protection, FileOwners owners,
    ThumbChoice thumbs, ThumbFormats formats)
{
    public async Task RunAsync(RequestContext request)
    {
        var record = records.Find(request.Collection.Id, request.Route("recordId")) ?? throw NotFound("there is no such record");
        var name = request.Route("filename");
        var field = FieldOf(record, name) ?? throw NotFound("no file field of the record has that name");
        if (field.Protected && !protection.MayDownload(record, request)) throw NotFound("the caller of the file token may not view the record, or there is no valid token");
        var folder = owners.FolderOf(record, name) ?? throw NotFound("no record behind the view has the file");
        var size = request.Query("thumb");
        var served = await ReadAsync(thumbs.ChooseAsync(folder, name, field, size, formats.Find(request), request.Aborted));
        // Caches between here and the client are not to give one what only another one can show.
        if (formats.Any && !string.IsNullOrEmpty(size)) request.Http.Response.Headers.Append("Vary", "Accept");

        // Files may be shown inside the pages of others.
        request.Http.Response.Headers.Remove("X-Frame-Options");
        var e = new FileDownloadRequestEvent
        {
            Request = request,
            Aborted = request.Aborted,
            Record = record,
            Field = field,
            ServedPath = served.Key,
            ServedName = served.Name,
            ThumbError = served.ThumbError,
        };
        await hooks.FileDownloadRequest.RunAsync(e, () => ServeAsync(e));
    }

    private async Task ServeAsync(FileDownloadRequestEvent e)
    {
        await using var file = await ReadAsync(storage.OpenAsync(e.ServedPath, e.Aborted)) ?? throw NotFound($"{e.ServedPath} is not in the storage");
        if (links.TryRedirect(e.Request, file, e.ServedPath, e.ServedName)) return;
        await sender.SendAsync(e.Request, file, e.ServedPath, e.ServedName, e.Aborted);
    }

    /// <summary>A storage that fails is for the log; clients are told the same as of a file that is not there.</summary>
    private static async Task<T> ReadAsync<T>(Task<T> reading)
    {
        try
        {
            return await reading;
        }
        catch (IOException e)
        {
            throw new ApiException(StatusCodes.Status404NotFound, cause: e) { Reason = "the storage failed: " + e.Message };
        }
    }

    private static ApiException NotFound(string reason) => new(StatusCodes.Status404NotFound) { Reason = reason };

    private static FileField? FieldOf(Record record, string name)
    {
        var fields = record.Collection.Fields;
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i] is FileField field && (record[i] is string[] names ? names.Contains(name) : (string?)record[i] == name)) return field;
        }

        return null;
    }
}
