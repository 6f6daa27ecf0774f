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

    /// <summary>Deletes a collection with its table and, after the commit, its files.</summary>
    /// <exception cref="Http.ApiException">400, it belongs to the system or others refer to it.</exception>
    Task DeleteAsync(Collection collection, CancellationToken aborted = default);
}
