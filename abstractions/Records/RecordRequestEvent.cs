using Holdall.Collections;
using Holdall.Http;

namespace Holdall.Records;

/// <summary>A request about one record.</summary>
public sealed class RecordRequestEvent : RequestEvent
{
    /// <summary>The record: as read for view and delete; with the body loaded, not validated, for create and update.</summary>
    public required Record Record { get; set; }

    /// <inheritdoc/>
    public override Collection Collection => Record.Collection;
}
