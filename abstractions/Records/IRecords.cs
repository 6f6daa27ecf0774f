using Holdall.Collections;
using Holdall.Data;
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

    /// <summary>
    /// The records that a SELECT gives. Its columns are matched with the fields by their names; a field without a column is as in a new record.
    /// </summary>
    /// <param name="collection">Name or id.</param>
    /// <param name="sql">One statement that only reads, such as <c>SELECT posts.* FROM posts WHERE …</c>. Parameters are <c>:name</c>.</param>
    /// <param name="parameters">The values of the parameters.</param>
    /// <param name="aborted">Stops it.</param>
    /// <exception cref="ApiException">404, there is no such collection.</exception>
    /// <exception cref="System.Data.Common.DbException">It is no SQL, does more than to read, or failed.</exception>
    Task<IReadOnlyList<Record>> SelectAsync(
        string collection, string sql, IReadOnlyList<SqlParameter> parameters, CancellationToken aborted = default);

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

    /// <summary>As the other, but not in all respects.</summary>
    /// <exception cref="ApiException">As for the other.</exception>
    Task SaveAsync(Record record, RecordSaveOptions options, CancellationToken aborted = default);

    /// <summary>Checks a record as saving it does, with the hooks of that. Nothing is changed.</summary>
    /// <exception cref="ApiException">400 with an error per field that is not valid.</exception>
    Task ValidateAsync(Record record, CancellationToken aborted = default);

    /// <summary>
    /// Sets a value as clients do: the name may carry a modifier, such as <c>tags+</c> or <c>slug:autogenerate</c>, and <see cref="FileUpload"/> or
    /// <see cref="UploadedFile"/> among the values of a file field are attached. Any other name is custom data.
    /// </summary>
    void Set(Record record, string key, object? value);

    /// <summary>Adds related records, as <c>expand</c> does, in the name of the application.</summary>
    /// <param name="records">Records of one collection.</param>
    /// <param name="paths">What to add, such as <c>author.team</c>.</param>
    /// <param name="fetch">Finds the related records of a collection by their ids; null = all of them.</param>
    /// <param name="aborted">Gives up.</param>
    /// <returns>The paths that could not be followed.</returns>
    Task<IReadOnlyList<string>> ExpandAsync(
        IReadOnlyList<Record> records, IReadOnlyList<string> paths, Func<Collection, IReadOnlyList<string>, Task<IReadOnlyList<Record>>>? fetch = null,
        CancellationToken aborted = default);

    /// <summary>A name under which a file may be stored, made of the name that the client gave, or else of the content.</summary>
    string NewFileName(UploadedFile file);

    /// <summary>Deletes a record, and what depends on it.</summary>
    /// <exception cref="ApiException">400, a record refers to it that can't do without.</exception>
    Task DeleteAsync(Record record, CancellationToken aborted = default);

    /// <summary>As the other, but not in all respects.</summary>
    /// <exception cref="ApiException">As for the other.</exception>
    Task DeleteAsync(Record record, RecordSaveOptions options, CancellationToken aborted = default);

    /// <summary>
    /// Prepares records for a client: what the caller may see, and what <c>expand</c> asks for.
    /// </summary>
    Task EnrichAsync(IReadOnlyList<Record> records, RequestInfo request, CancellationToken aborted = default);
}
