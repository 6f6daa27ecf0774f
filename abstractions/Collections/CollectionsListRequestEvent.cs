using Holdall.Http;

namespace Holdall.Collections;

/// <summary>A request for a page of collections.</summary>
public sealed class CollectionsListRequestEvent : RequestEvent
{
    /// <summary>The collections of the page; may be changed.</summary>
    public required IList<Collection> Collections { get; init; }

    /// <summary>Number of the page, from 1.</summary>
    public required long Page { get; set; }

    /// <summary>Collections on a page.</summary>
    public required long PerPage { get; set; }

    /// <summary>Number of collections that satisfy the query, or -1 if not counted.</summary>
    public required long TotalItems { get; set; }

    /// <summary>Number of pages, or -1 if not counted.</summary>
    public required long TotalPages { get; set; }
}
