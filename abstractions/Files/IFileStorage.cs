namespace Holdall.Files;

/// <summary>
/// Stores files by key. Keys use <c>/</c>; record files are at <c>&lt;collection id&gt;/&lt;record id&gt;/&lt;name&gt;</c>.
/// Without one, records can't take files. The last one that a plugin registers counts.
/// </summary>
public interface IFileStorage
{
    /// <summary>
    /// Key of the service that is always there and stores in the folder <c>storage</c> of the data directory, for plugins to build on:
    /// <c>GetRequiredKeyedService&lt;IFileStorage&gt;(IFileStorage.Local)</c>.
    /// </summary>
    const string Local = "local";

    /// <summary>Stores a file under a key and replaces what was there. Nothing remains when it fails.</summary>
    /// <param name="key">The key; one that would leave the root is refused.</param>
    /// <param name="content">Read from its position to its end.</param>
    /// <param name="originalName">Name that the client gave, or null for files of the application.</param>
    /// <param name="aborted">Gives up.</param>
    /// <exception cref="ArgumentException">The key is not valid.</exception>
    Task SaveAsync(string key, Stream content, string? originalName, CancellationToken aborted = default);

    /// <summary>Opens a file, or gives null when there is none.</summary>
    Task<StoredFile?> OpenAsync(string key, CancellationToken aborted = default);

    /// <summary>
    /// Deletes a file; one that does not exist is no error. Where there are folders, the key of one that is empty deletes that, and others stay.
    /// </summary>
    Task DeleteAsync(string key, CancellationToken aborted = default);

    /// <summary>Deletes all files whose key starts with a prefix. A prefix that ends in <c>/</c> is a folder and goes as a whole.</summary>
    Task DeletePrefixAsync(string prefix, CancellationToken aborted = default);

    /// <summary>The keys of all files.</summary>
    IAsyncEnumerable<string> ListAsync(CancellationToken aborted = default);

    /// <summary>The keys that start with a prefix. Storages that can look only those up should do so: otherwise all keys are gone through.</summary>
    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken aborted) =>
        ListAsync(aborted).Where(key => key.StartsWith(prefix, StringComparison.Ordinal));
}
