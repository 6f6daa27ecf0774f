namespace Holdall.Engine.Backups.Incremental;

/// <summary>Where segments are stored. What is there is complete: a crash leaves nothing that counts.</summary>
internal interface ISegmentStore
{
    /// <summary>Where that is, for people.</summary>
    string Place { get; }

    /// <summary>All keys, in any order.</summary>
    IAsyncEnumerable<string> ListAsync(CancellationToken aborted);

    /// <summary>Stores a segment, on the disk or in the bucket when this ends.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="write">Writes it. It may compute for long, and is called on a thread where that holds nobody up.</param>
    /// <param name="aborted">Gives up.</param>
    Task SaveAsync(string key, Action<Stream> write, CancellationToken aborted);

    /// <summary>Opens a segment, which can be sought in.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    Task<Stream> OpenAsync(string key, CancellationToken aborted);

    /// <summary>Deletes a segment; one that does not exist is no error.</summary>
    Task DeleteAsync(string key, CancellationToken aborted);
}
