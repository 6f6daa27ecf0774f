using Holdall.Collections;
using Holdall.Hooks;
using Holdall.Http;

namespace Holdall.Records;

/// <summary>A record is validated, saved or deleted, or was.</summary>
public sealed class RecordEvent : HookEvent
{
    /// <summary>The record; its values may be changed until they are written.</summary>
    public required Record Record { get; init; }

    /// <summary>What made it fail, in the <c>After…Error</c> hooks; otherwise null.</summary>
    public Exception? Error { get; init; }

    /// <inheritdoc/>
    public override Collection Collection => Record.Collection;
}

/// <summary>Anything that is stored is validated, saved or deleted: a record, a collection, the settings.</summary>
public sealed class ModelEvent : HookEvent
{
    /// <summary>A <see cref="Records.Record"/>, a <see cref="Collections.Collection"/> or the settings.</summary>
    public required object Model { get; init; }

    /// <summary>What made it fail, in the <c>After…Error</c> hooks; otherwise null.</summary>
    public Exception? Error { get; init; }

    /// <inheritdoc/>
    public override Collection? Collection => (Model as Record)?.Collection ?? Model as Collection;
}

/// <summary>A request about one record.</summary>
public sealed class RecordRequestEvent : RequestEvent
{
    /// <summary>The record: as read for view and delete; with the body loaded, not validated, for create and update.</summary>
    public required Record Record { get; set; }

    /// <inheritdoc/>
    public override Collection Collection => Record.Collection;
}

/// <summary>A request for a page of records.</summary>
public sealed class RecordsListRequestEvent : RequestEvent
{
    /// <summary>The collection.</summary>
    public required Collection Records { get; init; }

    /// <summary>What will be answered.</summary>
    public required RecordPage Page { get; init; }

    /// <inheritdoc/>
    public override Collection Collection => Records;
}

/// <summary>A page of records.</summary>
public sealed class RecordPage
{
    /// <summary>Number of the page, from 1.</summary>
    public required long Page { get; set; }

    /// <summary>Records on a page.</summary>
    public required long PerPage { get; set; }

    /// <summary>Number of records that satisfy the query, or -1 if not counted.</summary>
    public required long TotalItems { get; set; }

    /// <summary>Number of pages, or -1 if not counted.</summary>
    public required long TotalPages { get; set; }

    /// <summary>The records of the page.</summary>
    public required IList<Record> Items { get; init; }
}

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
