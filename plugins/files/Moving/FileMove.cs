using Holdall.Files;

namespace Holdall.Plugins.Files.Moving;

/// <summary>
/// Moves files from one storage to another. It may be stopped at any point and run again: a file is deleted from its old place once it is whole in the new one.
/// </summary>
internal sealed class FileMove(IFileStorage source, IFileStorage target)
{
    private const int AtATime = 4;

    /// <summary>Copies what is not in the target yet.</summary>
    /// <returns>The number of files that were copied.</returns>
    public Task<int> CopyAsync(CancellationToken aborted) => ForEachAsync(CopyAsync, aborted);

    /// <summary>Deletes from the source what is in the target.</summary>
    /// <returns>The number of files that were deleted.</returns>
    public Task<int> DeleteCopiedAsync(CancellationToken aborted) => ForEachAsync(DeleteAsync, aborted);

    private async Task<int> ForEachAsync(Func<string, StoredFile, CancellationToken, Task<bool>> work, CancellationToken aborted)
    {
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = aborted };
        await Parallel.ForEachAsync(source.ListAsync(aborted), options, async (key, stop) =>
        {
            // Its record may have been deleted since the list was made.
            await using var file = await source.OpenAsync(key, stop);
            if (file is not null && await work(key, file, stop)) Interlocked.Increment(ref done);
        });
        return done;
    }

    private async Task<bool> CopyAsync(string key, StoredFile file, CancellationToken aborted)
    {
        if (await IsInTargetAsync(key, file, aborted)) return false;
        await target.SaveAsync(key, file.Content, file.OriginalName, aborted);
        return true;
    }

    private async Task<bool> DeleteAsync(string key, StoredFile file, CancellationToken aborted)
    {
        if (!await IsInTargetAsync(key, file, aborted)) return false;
        await source.DeleteAsync(key, aborted);
        return true;
    }

    /// <summary>A storage shows files as a whole or not at all, and what is stored under a key does not change: names of files are random.</summary>
    private async Task<bool> IsInTargetAsync(string key, StoredFile file, CancellationToken aborted)
    {
        await using var copy = await target.OpenAsync(key, aborted);
        return copy is not null && copy.Size == file.Size;
    }
}
