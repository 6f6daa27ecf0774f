using Holdall.Fields;

namespace Holdall.Collections;

/// <summary>Finds and changes collections. What it finds is the state that the current transaction sees, or the last committed one.</summary>
public interface ICollections
{
    /// <summary>All collections in the order of their creation.</summary>
    IReadOnlyList<Collection> All { get; }

    /// <summary>The collection with this id (exact) or name (in any letter case), or null.</summary>
    Collection? Find(string nameOrId);

    /// <summary>The collection with this id (exact) or name (in any letter case).</summary>
    /// <exception cref="Http.ApiException">404, there is none.</exception>
    Collection Get(string nameOrId);

    /// <summary>How different the values of a field must be: what the unique index on it alone says, if there is one.</summary>
    Uniqueness UniquenessOf(Collection collection, string field);

    /// <summary>Whether a text field takes a value, by its length and pattern, and by whether it may be empty.</summary>
    bool Accepts(TextField field, string value);

    /// <summary>Creates or updates a collection, its table and its indexes, in one transaction, with hooks around it.</summary>
    /// <returns>The collection as stored, with ids, defaults and times filled in.</returns>
    /// <exception cref="Http.ApiException">400 with the errors by path.</exception>
    Task<Collection> SaveAsync(Collection collection, CancellationToken aborted = default);

    /// <summary>As the other.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="validates">Whether it is checked, with the hooks of that.</param>
    /// <param name="aborted">Gives up while waiting for the writer.</param>
    /// <exception cref="Http.ApiException">400 with the errors by path.</exception>
    Task<Collection> SaveAsync(Collection collection, bool validates, CancellationToken aborted = default);

    /// <summary>Checks a collection as saving it does. Nothing is changed.</summary>
    /// <exception cref="Http.ApiException">400 with the errors by path.</exception>
    Task ValidateAsync(Collection collection, CancellationToken aborted = default);

    /// <summary>Brings the collections in line with a list of them in JSON, in one transaction.</summary>
    /// <param name="collections">The collections.</param>
    /// <param name="deleteMissing">Whether those that are not in the list are deleted, and fields that they don't have.</param>
    /// <param name="aborted">Gives up while waiting for the writer.</param>
    /// <exception cref="Http.ApiException">400 with what is wrong; nothing was changed.</exception>
    Task ImportAsync(IReadOnlyList<IDictionary<string, object?>> collections, bool deleteMissing, CancellationToken aborted = default);

    /// <summary>Tries a query of a view. Nothing is stored.</summary>
    /// <param name="query">The <c>SELECT</c> of the view.</param>
    /// <param name="most">How many of its records are wanted; 0 = only the fields, and the query is not run.</param>
    /// <param name="aborted">Stops it.</param>
    /// <exception cref="Http.ApiException">400, it is no query for a view; the message says why.</exception>
    Task<ViewSample> TryViewAsync(string query, int most = 0, CancellationToken aborted = default);

    /// <summary>Deletes all records of a collection, with their hooks, in one transaction.</summary>
    /// <exception cref="Http.ApiException">400, it is a view, or a record is needed by others.</exception>
    Task TruncateAsync(Collection collection, CancellationToken aborted = default);

    /// <summary>Deletes a collection with its table and, after the commit, its files.</summary>
    /// <exception cref="Http.ApiException">400, it belongs to the system or others refer to it.</exception>
    Task DeleteAsync(Collection collection, CancellationToken aborted = default);
}
