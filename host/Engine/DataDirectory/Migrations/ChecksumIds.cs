using Holdall.Collections;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Fields;

namespace Holdall.Engine.DataDirectory.Migrations;

/// <summary>Gives the five system collections and their system fields the ids of the formula, wherever these are referred to.</summary>
internal static class ChecksumIds
{
    public static void Run(SystemMigrationContext context)
    {
        var all = StoredCollections.Read(context.Main);
        foreach (var collection in all)
        {
            if (!collection.System || (collection.Name != SystemCollections.Superusers && !SystemCollections.Owned.Contains(collection.Name))) continue;
            var id = Ids.ForCollection(collection.Type, collection.Name);
            var fields = Renamed(collection.Fields);
            if (id == collection.Id && fields is null) continue;
            RenameId(context.Main, collection.Id, id);
            CollectionRow.Update(context.Main, collection with { Id = id, Fields = fields ?? collection.Fields, Updated = context.Now });
            if (id != collection.Id) PointRelations(context.Main, all, collection.Id, id);
        }
    }

    private static FieldList? Renamed(FieldList fields)
    {
        var renamed = fields.ToArray();
        var isChanged = false;
        for (var i = 0; i < renamed.Length; i++)
        {
            var id = Ids.ForField(renamed[i]);
            if (!renamed[i].System || renamed[i].Id == id) continue;
            renamed[i] = renamed[i] with { Id = id };
            isChanged = true;
        }

        return isChanged ? FieldList.Create(renamed) : null;
    }

    private static void RenameId(DbSession session, string old, string id)
    {
        Update(session, "UPDATE `_collections` SET `id` = ?2 WHERE `id` = ?1", old, id);
        foreach (var table in SystemCollections.Owned)
        {
            Update(session, $"UPDATE {SqlName.Quote(table)} SET `collectionRef` = ?2 WHERE `collectionRef` = ?1", old, id);
        }
    }

    private static void PointRelations(DbSession session, IReadOnlyList<Collection> all, string old, string id)
    {
        foreach (var collection in all)
        {
            var fields = collection.Fields.ToArray();
            var isChanged = false;
            for (var i = 0; i < fields.Length; i++)
            {
                if (fields[i] is not RelationField relation || relation.CollectionId != old) continue;
                fields[i] = relation with { CollectionId = id };
                isChanged = true;
            }

            if (isChanged) CollectionRow.Update(session, collection with { Fields = FieldList.Create(fields) });
        }
    }

    private static void Update(DbSession session, string sql, string old, string id)
    {
        using var statement = session.Prepare(sql);
        statement.Bind(1, old);
        statement.Bind(2, id);
        statement.Execute();
    }
}
