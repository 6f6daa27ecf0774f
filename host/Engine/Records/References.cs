using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>Finds the records that refer to another one.</summary>
internal sealed class References(Databases databases, SchemaCache schema)
{
    private const int PageSize = 4000;

    /// <summary>The relation fields that point to a collection, by the name of their own collection; views are left out.</summary>
    public IReadOnlyList<(Collection Collection, RelationField Field)> To(Collection target)
    {
        var found = new List<(Collection Collection, RelationField Field)>();
        foreach (var collection in schema.Current.All)
        {
            if (collection.IsView) continue;
            foreach (var field in collection.Fields)
            {
                if (field is RelationField relation && relation.CollectionId == target.Id) found.Add((collection, relation));
            }
        }

        found.Sort((a, b) => string.CompareOrdinal(a.Collection.Name, b.Collection.Name));
        return found;
    }

    /// <summary>
    /// The records that refer to a record through a field. Their rows are found in pages, and a page goes on after the one before: a hook may have kept some of
    /// its records as they were. Each is read when its turn comes, for what happened to one of them may have changed or deleted the next.
    /// </summary>
    public IEnumerable<Record> Of(Collection referring, RelationField field, Record target)
    {
        var rows = new List<long>();
        do
        {
            rows = Page(referring, field, target, rows.Count > 0 ? rows[^1] : long.MinValue);
            foreach (var row in rows)
            {
                if (Find(referring, row) is { } record) yield return record;
            }
        }
        while (rows.Count == PageSize);
    }

    /// <summary>The records of a system collection that belong to an auth record.</summary>
    public IReadOnlyList<Record> OfAuthRecord(Collection collection, Record record)
    {
        var table = RecordTable.Of(collection);
        using var read = databases.Main.Read();
        using var rows = read.Session.Prepare($"SELECT {table.ColumnList} FROM {table.Name} WHERE `collectionRef` = ?1 AND `recordRef` = ?2");
        rows.Bind(1, record.Collection.Id);
        rows.Bind(2, record.Id);
        var records = new List<Record>();
        while (rows.Step()) records.Add(table.Read(rows));
        return records;
    }

    private List<long> Page(Collection referring, RelationField field, Record target, long last)
    {
        var table = RecordTable.Of(referring);
        var column = $"{table.Name}.{SqlName.Quote(field.Name)}";
        using var read = databases.Main.Read();
        var dialect = read.Session.Dialect;
        var condition = field.IsMultiple ? dialect.IsItem("?1", column) : column + " = ?1";
        var rowId = dialect.RowId(table.Name);
        var itself = referring.Id == target.Collection.Id ? $" AND {table.Name}.`id` != ?1" : "";
        using var rows = read.Session.Prepare($"SELECT {rowId} FROM {table.Name} WHERE {condition}{itself} AND {rowId} > ?2 ORDER BY {rowId} LIMIT {PageSize}");
        rows.Bind(1, target.Id);
        rows.Bind(2, last);
        var found = new List<long>();
        while (rows.Step()) found.Add(rows.Int64(0));
        return found;
    }

    private Record? Find(Collection referring, long rowId)
    {
        var table = RecordTable.Of(referring);
        using var read = databases.Main.Read();
        var column = read.Session.Dialect.RowId(table.Name);
        using var row = read.Session.Prepare($"SELECT {table.ColumnList} FROM {table.Name} WHERE {column} = ?1");
        row.Bind(1, rowId);
        return row.Step() ? table.Read(row) : null;
    }
}
