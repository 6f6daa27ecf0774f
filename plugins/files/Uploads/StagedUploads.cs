using Holdall.Fields;
using Holdall.Files;

namespace Holdall.Plugins.Files.Uploads;

/// <summary>Gives the records that are saved the uploads that they refer to: those of the caller, for this field, and whole ones.</summary>
internal sealed class StagedUploads(UploadFolder folder, BucketUploads inBucket) : IStagedUploads
{
    public async ValueTask<UploadedFile?> FindAsync(RequestContext request, FileField field, string id)
    {
        if (folder.Find(id) is not { } info || !IsFor(info, request, field)) return null;
        if (info.IsInBucket) return await inBucket.FindAsync(info, field.Name, request.Aborted);
        if (folder.LengthOf(info) != info.Size) return null;
        return new UploadedFile
        {
            Key = field.Name,
            FileName = info.FileName,
            Size = info.Size,
            Open = () => folder.OpenRead(info),
            Staged = new PartUpload(folder, info),
        };
    }

    private static bool IsFor(UploadInfo info, RequestContext request, FileField field) =>
        info.BelongsTo(request.Auth) && info.Collection == request.Collection.Id && info.Field == field.Id;
}
