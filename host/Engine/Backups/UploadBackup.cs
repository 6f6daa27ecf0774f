using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Files;
using Holdall.Engine.Requests;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Backups;

/// <summary>Stores an archive that the client has, under its own name.</summary>
internal sealed class UploadBackup(BackupStorages storages, ClaimedNames claims)
{
    private const string Field = "file";
    private const string Failed = "Failed to store the backup.";
    private const string ZipType = "application/zip";

    private static readonly FieldError Exists = new("validation_backup_name_exists", "Backup file with the specified name already exists.");

    public async Task RunAsync(RequestContext request)
    {
        var file = await FindFileAsync(request);
        using var claim = claims.TryClaim(file?.FileName ?? "");
        var error = claim is null ? Exists : await CheckAsync(file, request.Aborted);
        if (error is not null) throw ApiException.BadRequest(CreateBackup.Invalid, new FieldErrors().Add(Field, error));
        await using var content = file!.Open();
        await storages.Current.SaveAsync(file.FileName, content, request.Aborted).OrBadRequestAsync(Failed);
        await request.NoContentAsync();
    }

    /// <summary>
    /// A body that can't be read has no file. Other kinds of bodies are not read at all: they would be kept in memory, and there is no limit.
    /// </summary>
    private static async Task<UploadedFile?> FindFileAsync(RequestContext request)
    {
        if (request.Http.Request.ContentType?.TrimStart().StartsWith("multipart/", StringComparison.Ordinal) is not true) return null;
        try
        {
            return (await request.ReadBodyAsync()).Files.FirstOrDefault(file => file.Key == Field);
        }
        catch (ApiException e) when (e.Status == StatusCodes.Status400BadRequest)
        {
            return null;
        }
    }

    private async Task<FieldError?> CheckAsync(UploadedFile? file, CancellationToken aborted)
    {
        if (file is null) return FieldError.Required;
        var head = await HeadOfAsync(file, aborted);
        if (!ContentTypes.AreSame(ContentTypes.Detect(head), ZipType))
        {
            return new FieldError("validation_invalid_mime_type", $"\"{FileNames.Create(file.FileName, head)}\" mime type must be one of: {ZipType}.");
        }

        return !BackupNames.CanBeStored(file.FileName) || await storages.HasAsync(file.FileName, aborted).OrBadRequestAsync(Failed) ? Exists : null;
    }

    private static async Task<byte[]> HeadOfAsync(UploadedFile file, CancellationToken aborted)
    {
        await using var content = file.Open();
        var head = new byte[ContentTypes.HeadLength];
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, aborted);
        return head[..length];
    }
}
