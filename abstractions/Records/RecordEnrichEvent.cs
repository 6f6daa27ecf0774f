using Holdall.Collections;
using Holdall.Hooks;
using Holdall.Http;

namespace Holdall.Records;

/// <summary>A record is prepared for a client.</summary>
public sealed class RecordEnrichEvent : HookEvent
{
    /// <summary>The record; fields may be hidden, shown or added.</summary>
    public required Record Record { get; init; }

    /// <summary>For whom, and where.</summary>
    public required RequestInfo Request { get; init; }

    /// <inheritdoc/>
    public override Collection Collection => Record.Collection;
}
