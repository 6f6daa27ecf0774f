namespace Holdall.Files;

/// <summary>Tries the buckets of the settings out. A plugin registers it; the last one counts.</summary>
public interface IStorageTest
{
    /// <summary>Stores a file and deletes it again.</summary>
    /// <param name="filesystem"><c>storage</c> for the files of records, or <c>backups</c>.</param>
    /// <param name="aborted">Gives up.</param>
    /// <exception cref="Http.ApiException">400, it does not work, or is not switched on.</exception>
    Task RunAsync(string filesystem, CancellationToken aborted = default);
}
