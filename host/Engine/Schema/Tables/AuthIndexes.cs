using Holdall.Collections;
using Holdall.Engine.Fields.Formats;

namespace Holdall.Engine.Schema.Tables;

/// <summary>The unique indexes that every auth collection has.</summary>
internal static class AuthIndexes
{
    private const int MaxNameLength = 64;

    /// <summary>The collection with the indexes on <c>tokenKey</c> and <c>email</c>, if they were missing.</summary>
    public static Collection AddMissing(Collection collection)
    {
        var indexes = new List<string>(collection.Indexes);
        var suffix = Suffix(collection);
        if (!UniqueColumns.Contains(indexes, "tokenKey")) indexes.Add(Sql(collection, "tokenKey", suffix));
        if (!UniqueColumns.Contains(indexes, "email")) indexes.Add(Sql(collection, "email", suffix) + " WHERE `email` != ''");
        return indexes.Count == collection.Indexes.Count ? collection : collection with { Indexes = indexes };
    }

    private static string Sql(Collection collection, string column, string suffix) =>
        $"CREATE UNIQUE INDEX `{TextHead.Of($"idx_{column}_{suffix}", MaxNameLength)}` ON `{collection.Name}` (`{column}`)";

    private static string Suffix(Collection collection) =>
        collection.Id.Length > 0 ? collection.Id : collection.Name.Length > 0 ? collection.Name : Ids.Random(10, Ids.LowerLettersAndDigits);
}
