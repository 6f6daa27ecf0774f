using System.Text;
using Holdall.Collections;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Storage;
using Holdall.Fields;

namespace Holdall.Engine.Schema.Tables;

/// <summary>The table that holds the records of a collection.</summary>
internal static class CollectionTable
{
    private const int TempSuffix = 5;

    /// <summary>Creates the table, its columns in the byte order of their names.</summary>
    public static void Create(DbSession session, Collection collection)
    {
        var sql = new StringBuilder("CREATE TABLE ").Append(SqlName.Quote(collection.Name)).Append(" (");
        var isFirst = true;
        foreach (var ordinal in collection.Fields.OrdinalsByName)
        {
            var field = collection.Fields[ordinal];
            if (!isFirst) sql.Append(", ");
            isFirst = false;
            sql.Append(SqlName.Quote(field.Name)).Append(' ').Append(ColumnDefinition.Of(field, session.Dialect.Ddl));
        }

        session.Execute(sql.Append(')').ToString());
    }

    /// <summary>Makes the table of a collection follow a change.</summary>
    /// <exception cref="Http.ApiException">400, an index can't be made.</exception>
    public static void Update(DbSession session, Collection old, Collection collection)
    {
        var isRenamed = !old.Name.Equals(collection.Name, StringComparison.OrdinalIgnoreCase);
        var needsIndexes = isRenamed || IsChanged(old, collection);
        if (needsIndexes) RecordIndexes.Drop(session, old);
        if (isRenamed) session.Execute($"ALTER TABLE {SqlName.Quote(old.Name)} RENAME TO {SqlName.Quote(collection.Name)}");
        DropColumns(session, old, collection);
        AddAndRenameColumns(session, old, collection);
        FieldConversion.Run(session, old, collection);
        if (needsIndexes) RecordIndexes.Create(session, collection);
    }

    public static void Drop(DbSession session, string name) => session.Execute("DROP TABLE IF EXISTS " + SqlName.Quote(name));

    /// <summary>The field with this identity, whatever its name.</summary>
    public static Field? FindById(FieldList fields, string id)
    {
        foreach (var field in fields)
        {
            if (field.Id == id) return field;
        }

        return null;
    }

    private static bool IsChanged(Collection old, Collection collection) =>
        !CollectionRow.FieldsJson(old.Fields).AsSpan().SequenceEqual(CollectionRow.FieldsJson(collection.Fields))
        || !CollectionRow.IndexesJson(old.Indexes).AsSpan().SequenceEqual(CollectionRow.IndexesJson(collection.Indexes));

    /// <summary>All drops come before the additions, so a dropped name can be used again.</summary>
    private static void DropColumns(DbSession session, Collection old, Collection collection)
    {
        foreach (var field in old.Fields)
        {
            if (FindById(collection.Fields, field.Id) is not null) continue;
            Alter(session, collection, $"DROP COLUMN {SqlName.Quote(field.Name)}", $"failed to drop column {field.Name}");
        }
    }

    /// <summary>The detour over temporary names lets two fields swap theirs.</summary>
    private static void AddAndRenameColumns(DbSession session, Collection old, Collection collection)
    {
        var renames = new List<(string Temp, string Name, string Failure)>();
        foreach (var field in collection.Fields)
        {
            var before = FindById(old.Fields, field.Id);
            if (before?.Name == field.Name) continue;
            var temp = field.Name + Ids.Random(TempSuffix);
            var failure = before is null ? $"failed to add column {field.Name}" : $"failed to rename column {before.Name}";
            if (before is null) Alter(session, collection, $"ADD {SqlName.Quote(temp)} {ColumnDefinition.Of(field, session.Dialect.Ddl)}", failure);
            else Rename(session, collection, before.Name, temp, failure);
            renames.Add((temp, field.Name, failure));
        }

        foreach (var (temp, name, failure) in renames) Rename(session, collection, temp, name, failure);
    }

    private static void Rename(DbSession session, Collection collection, string from, string to, string failure) =>
        Alter(session, collection, $"RENAME COLUMN {SqlName.Quote(from)} TO {SqlName.Quote(to)}", failure);

    private static void Alter(DbSession session, Collection collection, string change, string failure)
    {
        try
        {
            session.Execute($"ALTER TABLE {SqlName.Quote(collection.Name)} {change}");
        }
        catch (DatabaseException e)
        {
            throw new CollectionSaveException($"{failure} - {e.Message}", e);
        }
    }
}
