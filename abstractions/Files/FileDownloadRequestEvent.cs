using Holdall.Collections;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Files;

/// <summary>A file of a record is downloaded.</summary>
public sealed class FileDownloadRequestEvent : RequestEvent
{
    /// <summary>The record.</summary>
    public required Record Record { get; init; }

    /// <summary>The field that holds the file.</summary>
    public required FileField Field { get; init; }

    /// <summary>Key of what will be sent.</summary>
    public required string ServedPath { get; set; }

    /// <summary>Name under which it will be sent.</summary>
    public required string ServedName { get; set; }

    /// <summary>Why a thumb that was asked for could not be made and the original is sent; otherwise null.</summary>
    public Exception? ThumbError { get; init; }

    /// <inheritdoc/>
    public override Collection Collection => Record.Collection;
}
