using Holdall.Hooks;
using Holdall.Http;

namespace Holdall.Collections;

/// <summary>A collection is validated, saved or deleted, or was.</summary>
public sealed class CollectionEvent : HookEvent
{
    /// <summary>The collection as it will be stored. A handler that changes it puts a changed copy here.</summary>
    public required Collection Model { get; set; }

    /// <summary>What made it fail, in the <c>After…Error</c> hooks; otherwise null.</summary>
    public Exception? Error { get; init; }

    /// <inheritdoc/>
    public override Collection Collection => Model;
}

/// <summary>A request about one collection.</summary>
public sealed class CollectionRequestEvent : RequestEvent
{
    /// <summary>The collection: as stored for view and delete; with the body loaded, not validated, for create and update.</summary>
    public required Collection Model { get; set; }
}

/// <summary>A request for a page of collections.</summary>
public sealed class CollectionsListRequestEvent : RequestEvent
{
    /// <summary>The collections of the page; may be changed.</summary>
    public required IList<Collection> Collections { get; init; }
}

/// <summary>A request that imports collections.</summary>
public sealed class CollectionsImportRequestEvent : RequestEvent
{
    /// <summary>The collections as they were sent; may be changed.</summary>
    public required IList<IDictionary<string, object?>> CollectionsData { get; set; }

    /// <summary>Whether collections that were not sent are deleted.</summary>
    public required bool DeleteMissing { get; init; }
}
