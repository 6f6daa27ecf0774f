namespace Holdall.Records;

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

    /// <summary>
    /// What is answered in the place of <see cref="Items"/>: records, which are shown as they show themselves, and anything else that can be JSON. Null = the
    /// items. For hooks.
    /// </summary>
    public IReadOnlyList<object?>? Content { get; set; }
}
