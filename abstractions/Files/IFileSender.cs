using Holdall.Http;

namespace Holdall.Files;

/// <summary>
/// Answers requests with stored files: ranges and conditions, a type and a policy that keep browsers from running what somebody has uploaded, caching. The
/// host provides it.
/// </summary>
public interface IFileSender
{
    /// <summary>Sends a file, or the parts of it that were asked for. Headers that are set already stay.</summary>
    /// <param name="request">The request, whose conditions and ranges count.</param>
    /// <param name="file">The file; its content must allow seeking. The caller disposes it.</param>
    /// <param name="key">Key of the file: some extensions decide on the content type.</param>
    /// <param name="name">Name that the client is given.</param>
    /// <param name="aborted">Gives up.</param>
    Task SendAsync(RequestContext request, StoredFile file, string key, string name, CancellationToken aborted = default);

    /// <summary>
    /// Sets the headers that tell what a file is and what may be done with it, as <see cref="SendAsync"/> does, and sends nothing: for those who have the file sent
    /// by somebody else. Headers that are set already stay.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="file">The file; its content is not read.</param>
    /// <param name="key">Key of the file.</param>
    /// <param name="name">Name that the client is given.</param>
    void Describe(RequestContext request, StoredFile file, string key, string name);
}
