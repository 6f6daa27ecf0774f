namespace Holdall.Records;

/// <summary>A file that came with a request, or was made by code, and is stored when its record is saved.</summary>
/// <param name="Field">Name of the file field.</param>
/// <param name="StoredName">Name under which it is stored and which is put into the field (spec 01, section 13.4).</param>
/// <param name="OriginalName">Name that the client gave.</param>
/// <param name="Size">Number of bytes.</param>
/// <param name="Open">Opens the content for reading from its start; the caller disposes the stream.</param>
public sealed record FileUpload(string Field, string StoredName, string OriginalName, long Size, Func<Stream> Open);
