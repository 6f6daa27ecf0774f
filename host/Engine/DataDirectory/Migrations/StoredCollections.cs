using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;

namespace Holdall.Engine.DataDirectory.Migrations;

/// <summary>The collections as their rows say, for migrations, which run before there is a cache.</summary>
internal static class StoredCollections
{
    public static List<Collection> Read(DbSession session)
    {
        using var rows = CollectionRow.All(session);
        var all = new List<Collection>();
        while (rows.Step()) all.Add(CollectionRow.Of(rows).Read(KnownCollectionOptions.None));
        return all;
    }
}
