using Holdall.Collections;
using Holdall.Fields;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Options;

/// <summary>Records that belong to an auth record.</summary>
internal static class OwnedRecords
{
    /// <summary>A new one, not saved.</summary>
    public static Record NewOf(this ICollections collections, string name, Record owner) => new(collections.Get(name))
    {
        [FieldNames.CollectionRef] = owner.Collection.Id,
        [FieldNames.RecordRef] = owner.Id,
    };

    /// <summary>The auth record with this id, or null.</summary>
    public static Record? FindAccount(this IRecords records, Collection collection, string id)
    {
        try
        {
            return records.Find(collection.Id, id);
        }
        catch (ApiException e) when (e.Status == StatusCodes.Status404NotFound)
        {
            // The collection was deleted a moment ago, and its tokens with it.
            return null;
        }
    }

    /// <summary>Whether one belongs to an auth record.</summary>
    public static bool IsOf(this Record owned, Record owner) =>
        owned.GetString(FieldNames.RecordRef) == owner.Id && owned.GetString(FieldNames.CollectionRef) == owner.Collection.Id;

    /// <summary>Those of an auth record that satisfy a further condition, if one is given.</summary>
    public static IReadOnlyList<Record> ListOf(this IRecords records, string name, Record owner, string sort = "") => records.List(name, new RecordQuery
    {
        Filter = "collectionRef = {:collection} && recordRef = {:record}",
        Sort = sort,
        Parameters = [("collection", owner.Collection.Id), ("record", owner.Id)],
    });

    /// <summary>The first one of an auth record, or null.</summary>
    public static Record? FindOf(this IRecords records, string name, Record owner) => records.FindFirst(
        name, "collectionRef = {:collection} && recordRef = {:record}", ("collection", owner.Collection.Id), ("record", owner.Id));
}
