using System.Runtime.CompilerServices;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>Stores segments in a folder. A segment has another name until it is on the disk.</summary>
internal sealed class SegmentFolder(string folder) : ISegmentStore
{
    private const string Pending = ".tmp";

    public string Place => folder;

    /// <summary>Whether a segment was on its way here when its process died.</summary>
    public static bool IsPending(string key) =>
        key.EndsWith(Pending, StringComparison.Ordinal) && SegmentNames.Find(key[..^Pending.Length]) is not null;

    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken aborted)
    {
        await Task.CompletedTask;
        if (!Directory.Exists(folder)) yield break;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            aborted.ThrowIfCancellationRequested();
            yield return Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
        }
    }

    public Task SaveAsync(string key, Action<Stream> write, CancellationToken aborted) => SegmentWork.RunAsync(key, () =>
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            using (var file = new FileStream(path + Pending, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(path + Pending, path, overwrite: true);
        }
        catch
        {
            File.Delete(path + Pending);
            throw;
        }
    });

    public Task<Stream> OpenAsync(string key, CancellationToken aborted)
    {
        try
        {
            return Task.FromResult<Stream>(new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete));
        }
        catch (DirectoryNotFoundException e)
        {
            throw new FileNotFoundException(e.Message, e);
        }
    }

    public Task DeleteAsync(string key, CancellationToken aborted)
    {
        var path = PathOf(key);
        var parent = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(parent)) return Task.CompletedTask;
        File.Delete(path);
        if (!Directory.EnumerateFileSystemEntries(parent).Any()) Directory.Delete(parent);
        return Task.CompletedTask;
    }

    private string PathOf(string key) => Path.Combine(folder, key.Replace('/', Path.DirectorySeparatorChar));
}
