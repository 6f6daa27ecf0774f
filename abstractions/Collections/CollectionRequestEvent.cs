using Holdall.Http;

namespace Holdall.Collections;

/// <summary>A request about one collection.</summary>
public sealed class CollectionRequestEvent : RequestEvent
{
    /// <summary>The collection: as stored for view and delete; with the body loaded, not validated, for create and update.</summary>
    public required Collection Model { get; set; }
}
