namespace Holdall.Files;

/// <summary>Makes thumbs. A plugin registers it; the last one counts.</summary>
public interface IThumbs
{
    /// <summary>Makes a thumb, within the limits that hold for those of records.</summary>
    /// <param name="image">The image. It stays open.</param>
    /// <param name="size">Its size, as in the options of a field, such as <c>100x50t</c>.</param>
    /// <param name="aborted">Gives up.</param>
    /// <returns>The thumb from its start, in the format that thumbs of such images have.</returns>
    /// <exception cref="ArgumentException">That is no size.</exception>
    /// <exception cref="IOException">There can be no thumb of it, such as when it is no image, or too large.</exception>
    Task<Stream> MakeAsync(StoredFile image, string size, CancellationToken aborted = default);
}
