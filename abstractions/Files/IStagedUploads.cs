using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Files;

/// <summary>
/// Files that were uploaded before the record that they are for is saved. The body of a create or update names one of them where a name of a file stands:
/// <c>"doc": "upload:ID"</c>. A plugin provides it; the last one that is registered counts, and without one such a text is a name like any other.
/// </summary>
public interface IStagedUploads
{
    /// <summary>What stands before the id. No file is ever stored under a name with a colon, so it is no name of one.</summary>
    const string Prefix = "upload:";

    /// <summary>Finds a file that is there as a whole, and that whoever asks may use.</summary>
    /// <param name="request">The create or update; its collection is that of the record.</param>
    /// <param name="field">The field that the file is for.</param>
    /// <param name="id">What stands behind the prefix; it comes from a client and can be any text.</param>
    /// <returns>
    /// The file, with <see cref="UploadedFile.Staged"/>, or null: then the text is taken for a name, and refused like one that the record does not have. At least the first
    /// 3,072 bytes of what it opens can be read synchronously. The host checks its size and its type by the field.
    /// </returns>
    ValueTask<UploadedFile?> FindAsync(RequestContext request, FileField field, string id);
}
