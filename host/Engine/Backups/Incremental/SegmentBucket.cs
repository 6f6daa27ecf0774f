using System.Runtime.CompilerServices;
using Holdall.Engine.Fields.Formats;
using Holdall.Files;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>Stores segments in a bucket, below a prefix. A segment is a file in the temporary folder first: a store wants to know how long it is.</summary>
/// <param name="bucket">The bucket.</param>
/// <param name="place">Its name, for people.</param>
/// <param name="dataDirectory">Whose temporary folder it is.</param>
internal sealed class SegmentBucket(IFileStorage bucket, string place, string dataDirectory) : ISegmentStore
{
    private const string Prefix = SegmentNames.Folder + "/";

    public string Place => place;

    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken aborted)
    {
        await foreach (var key in bucket.ListAsync(Prefix, aborted)) yield return key[Prefix.Length..];
    }

    public async Task SaveAsync(string key, Action<Stream> write, CancellationToken aborted)
    {
        using var use = TemporaryFolder.Use(dataDirectory);
        var path = Path.Combine(TemporaryFolder.In(dataDirectory), "pb_segment_" + Ids.Random(6, Ids.LowerLettersAndDigits));
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose);
        await SegmentWork.RunAsync(key, () =>
        {
            write(file);
            file.Position = 0;
        });
        await bucket.SaveAsync(Prefix + key, file, originalName: null, aborted);
    }

    public async Task<Stream> OpenAsync(string key, CancellationToken aborted) =>
        await bucket.OpenAsync(Prefix + key, aborted) is { } found ? found.Content : throw new FileNotFoundException($"There is no {key} in {place}.");

    public Task DeleteAsync(string key, CancellationToken aborted) => bucket.DeleteAsync(Prefix + key, aborted);
}
