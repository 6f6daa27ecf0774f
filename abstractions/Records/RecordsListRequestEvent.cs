using Holdall.Collections;
using Holdall.Http;

namespace Holdall.Records;

/// <summary>A request for a page of records.</summary>
public sealed class RecordsListRequestEvent : RequestEvent
{
    /// <summary>The collection.</summary>
    public required Collection Records { get; init; }

    /// <summary>What will be answered. A hook may replace it.</summary>
    public required RecordPage Page { get; set; }

    /// <inheritdoc/>
    public override Collection Collection => Records;
}
