using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Storage;

namespace Holdall.Engine.DataDirectory.Migrations;

/// <summary>
/// Takes indexes that stand only in the database into the lists of the collections; those that repeat one of the list under another name are dropped. All are
/// left in normal form, in the list and in the database.
/// </summary>
internal static class NormalizeIndexes
{
    public static void Run(SystemMigrationContext context)
    {
        foreach (var collection in StoredCollections.Read(context.Main))
        {
            if (collection.System || collection.IsView) continue;
            var indexes = Normal(context.Main, collection);
            foreach (var index in Unlisted(context.Main, collection))
            {
                if (IsDuplicate(collection, indexes, index))
                {
                    context.Main.Execute("DROP INDEX IF EXISTS " + SqlName.Quote(index.Name));
                    continue;
                }

                indexes.Add(index.Build());
                Rebuild(context.Main, index);
            }

            if (indexes.Count > 0) CollectionRow.Update(context.Main, collection with { Indexes = indexes, Updated = context.Now });
        }
    }

    /// <summary>The listed statements as they are built. What can't be understood stays, for whoever edits it next.</summary>
    private static List<string> Normal(DbSession session, Collection collection)
    {
        var indexes = new List<string>(collection.Indexes.Count);
        foreach (var sql in collection.Indexes)
        {
            var index = IndexStatement.Parse(sql) with { Table = collection.Name };
            indexes.Add(index.IsValid ? index.Build() : sql);
            if (index.IsValid) Rebuild(session, index);
        }

        return indexes;
    }

    private static void Rebuild(DbSession session, IndexStatement index)
    {
        if (Catalog.FindIndex(session, index.Name, index.Table) == index.Build()) return;
        if (Catalog.FindOtherTableWithIndex(session, index.Name, index.Table) is not null) return;
        session.Execute("SAVEPOINT rebuild");
        try
        {
            session.Execute("DROP INDEX IF EXISTS " + SqlName.Quote(index.Name));
            session.Define(index.Build());
        }
        catch (DatabaseException)
        {
            // The rows are not as the list says, so the index stays as it was: that is no reason not to start.
            session.Execute("ROLLBACK TO rebuild");
        }

        session.Execute("RELEASE rebuild");
    }

    private static List<IndexStatement> Unlisted(DbSession session, Collection collection)
    {
        var listed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var index in collection.Indexes) listed.Add(IndexStatement.Parse(index).Name);
        var unlisted = new List<IndexStatement>();
        foreach (var (name, sql) in Catalog.Indexes(session, collection.Name))
        {
            var index = IndexStatement.Parse(sql);
            if (index.IsValid && !listed.Contains(name)) unlisted.Add(index);
        }

        return unlisted;
    }

    private static bool IsDuplicate(Collection collection, List<string> indexes, IndexStatement index)
    {
        if (collection.IsAuth && (RepeatsUnique(indexes, index, "email") || RepeatsUnique(indexes, index, "tokenKey"))) return true;
        foreach (var other in indexes)
        {
            var known = IndexStatement.Parse(other) with { Name = index.Name, Table = index.Table, Schema = index.Schema, IsOptional = index.IsOptional };
            if (known.Build() == index.Build()) return true;
        }

        return false;
    }

    private static bool RepeatsUnique(List<string> indexes, IndexStatement index, string column) =>
        index.IsUniqueOn(column) && UniqueColumns.Contains(indexes, column);
}
