using Holdall.Files;

namespace Holdall.Plugins.Files.Uploads;

/// <summary>An upload whose bytes are in the folder of uploads.</summary>
internal sealed class PartUpload(UploadFolder folder, UploadInfo info) : IStagedUpload
{
    public Task<bool> CopyAsync(string key, CancellationToken aborted = default) => Task.FromResult(false);

    public Task RemoveAsync()
    {
        folder.Remove(info);
        return Task.CompletedTask;
    }
}
