using Holdall.Http;

namespace Holdall.Collections;

/// <summary>A request that imports collections.</summary>
public sealed class CollectionsImportRequestEvent : RequestEvent
{
    /// <summary>The collections as they were sent; may be changed.</summary>
    public required IList<IDictionary<string, object?>> CollectionsData { get; set; }

    /// <summary>Whether collections that were not sent are deleted.</summary>
    public required bool DeleteMissing { get; init; }
}
