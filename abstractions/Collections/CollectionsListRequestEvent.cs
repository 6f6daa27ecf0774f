using Holdall.Http;

namespace Holdall.Collections;

/// <summary>A request for a page of collections.</summary>
public sealed class CollectionsListRequestEvent : RequestEvent
{
    /// <summary>The collections of the page; may be changed.</summary>
    public required IList<Collection> Collections { get; init; }
}
