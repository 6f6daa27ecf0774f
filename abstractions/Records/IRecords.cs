using Holdall.Auth;
using Holdall.Collections;
using Holdall.Http;

namespace Holdall.Records;

/// <summary>Reads and writes records in the name of the application: no rule is asked, hooks run around each change.</summary>
/// <remarks>
/// Reading is synchronous, since SQLite is. What is read is the state that the current transaction sees, or the last committed one. Every
/// <c>collection</c> is a name or an id.
/// </remarks>
public interface IRecords
{
    /// <summary>The record with this id, or null.</summary>
    /// <exception cref="ApiException">404, there is no such collection.</exception>
    Record? Find(string collection, string id);

    /// <summary>The first record that satisfies a filter, or null.</summary>
    /// <param name="collection">Name or id.</param>
    /// <param name="filter">A filter with placeholders such as <c>{:email}</c>.</param>
    /// <param name="parameters">The values of the placeholders.</param>
    /// <exception cref="ApiException">404, there is no such collection; 400, the filter is not valid.</exception>
    Record? FindFirst(string collection, string filter, params ReadOnlySpan<(string Name, object? Value)> parameters);

    /// <summary>The records that satisfy a query.</summary>
    /// <exception cref="ApiException">404, there is no such collection; 400, the filter or the sort order is not valid.</exception>
    IReadOnlyList<Record> List(string collection, RecordQuery query);

    /// <summary>Number of records that satisfy a filter; an empty one counts all.</summary>
    /// <exception cref="ApiException">404, there is no such collection; 400, the filter is not valid.</exception>
    long Count(string collection, string filter = "", params ReadOnlySpan<(string Name, object? Value)> parameters);

    /// <summary>
    /// Creates or updates a record: hooks, validation, files, row. An update writes the fields that were changed; what others have stored in the meantime in
    /// other fields stays, and the record has it afterwards.
    /// </summary>
    /// <exception cref="ApiException">
    /// 400 with an error per field that is not valid, or when credentials of an account are changed that somebody has replaced since it was read; 404, it was
    /// deleted.
    /// </exception>
    Task SaveAsync(Record record, CancellationToken aborted = default);

    /// <summary>Deletes a record, and what depends on it (spec 04, section 14).</summary>
    /// <exception cref="ApiException">400, a record refers to it that can't do without.</exception>
    Task DeleteAsync(Record record, CancellationToken aborted = default);

    /// <summary>
    /// Prepares records for a client: what the caller may see, and what <c>expand</c> asks for (spec 04, sections 6 and 7).
    /// </summary>
    Task EnrichAsync(IReadOnlyList<Record> records, RequestInfo request, CancellationToken aborted = default);
}

/// <summary>What to find, in which order.</summary>
/// <param name="Filter">A filter with placeholders such as <c>{:email}</c>; empty = all.</param>
/// <param name="Sort">Sort expression; empty = the natural order.</param>
/// <param name="Limit">Most records; 0 = all.</param>
/// <param name="Offset">Records to skip.</param>
/// <param name="Parameters">The values of the placeholders.</param>
public sealed record RecordQuery(
    string Filter = "",
    string Sort = "",
    int Limit = 0,
    int Offset = 0,
    IReadOnlyList<(string Name, object? Value)>? Parameters = null);

/// <summary>Answers "may this caller do that?".</summary>
public interface IRules
{
    /// <summary>
    /// Whether a rule of the record's collection holds for the stored record: null holds for superusers only, empty for everyone. Superusers are
    /// never refused.
    /// </summary>
    /// <returns>False also when the rule is broken or the record does not exist.</returns>
    bool Allows(string? rule, Record record, RequestInfo request);

    /// <summary>As the other overload, and a client's own filter must hold as well.</summary>
    /// <returns>False also when rule or filter is not valid.</returns>
    bool Allows(string? rule, string filter, Record record, RequestInfo request);

    /// <summary>Whether the caller may change protected fields of an auth record: a superuser, or the collection's manage rule holds.</summary>
    bool CanManage(Record record, RequestInfo request);
}
