namespace Holdall.Plugins.Files.Uploads;

/// <summary>An upload whose bytes are in the folder of uploads.</summary>
internal sealed class PartUpload(UploadFolder folder, UploadInfo info) : StagedUpload(folder, info)
{
    public override Task<bool> CopyAsync(string key, CancellationToken aborted = default) => Task.FromResult(false);
}
