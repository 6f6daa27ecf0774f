using Holdall.Files;

namespace Holdall.Plugins.Files.Uploads;

/// <summary>An upload that a record refers to.</summary>
/// <param name="folder">What is known of uploads.</param>
/// <param name="info">The upload.</param>
internal abstract class StagedUpload(UploadFolder folder, UploadInfo info) : IStagedUpload
{
    private TakenUpload? _taken;

    public ValueTask<bool> TryTakeAsync(CancellationToken aborted = default)
    {
        // A record may refer to one twice.
        if (_taken is not null) return ValueTask.FromResult(false);
        _taken = folder.TryTake(info);
        return ValueTask.FromResult(_taken is not null);
    }

    public abstract Task<bool> CopyAsync(string key, CancellationToken aborted = default);

    public virtual Task RemoveAsync()
    {
        _taken?.Remove();
        return Task.CompletedTask;
    }

    public ValueTask ReleaseAsync()
    {
        _taken?.Dispose();
        _taken = null;
        return ValueTask.CompletedTask;
    }
}
