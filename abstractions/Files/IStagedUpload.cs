namespace Holdall.Files;

/// <summary>Where a file of <see cref="IStagedUploads"/> lies until the record is saved.</summary>
public interface IStagedUpload
{
    /// <summary>Takes the file for one save, before anything of it is copied or read to be stored.</summary>
    /// <param name="aborted">Gives up.</param>
    /// <returns>False while another save has it, and once it is not there any more. The save is refused then.</returns>
    ValueTask<bool> TryTakeAsync(CancellationToken aborted = default);

    /// <summary>Copies the file to a key of <see cref="IFileStorage"/>, where that can be done without reading it: within one bucket, for example.</summary>
    /// <param name="key">The key.</param>
    /// <param name="aborted">Gives up.</param>
    /// <returns>False when it can't be done so; the content is read and stored then.</returns>
    /// <exception cref="Http.ApiException">400, it is not there any more, or has changed since it was found.</exception>
    Task<bool> CopyAsync(string key, CancellationToken aborted = default);

    /// <summary>Deletes it: the record is stored.</summary>
    Task RemoveAsync();

    /// <summary>Gives it back: the save has failed, and may be tried again. Called as well for one that was not taken, and does nothing then.</summary>
    ValueTask ReleaseAsync();
}
