using Holdall.Collections;
using Holdall.Engine.Fields.Validation;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Collections.Validation;

/// <summary>Checks the indexes of a collection before the database does. Only the first failure is reported.</summary>
internal static class IndexesValidator
{
    /// <summary>The statements follow the name of the collection, so it says what is wrong with that.</summary>
    private const string AnyTable = "any";

    private static readonly FieldError NotForViews = new("validation_indexes_not_supported", "View collections don't support indexes.");
    private static readonly FieldError DuplicatedName = new("validation_duplicated_index_name", "The index name already exists.");
    private static readonly FieldError DuplicatedDefinition = new("validation_duplicated_index_definition", "The index definition already exists.");

    public static void Validate(DbSession session, CollectionChange change)
    {
        if (change.Collection.IsView)
        {
            if (change.Collection.Indexes.Count > 0) change.Errors.Add("indexes", NotForViews);
            return;
        }

        var indexes = new List<IndexStatement>(change.Collection.Indexes.Count);
        foreach (var sql in change.Collection.Indexes)
        {
            var index = IndexStatement.Parse(sql) with { Table = AnyTable };
            if (FindError(session, change, indexes, index) is { } error)
            {
                change.Errors.Add($"indexes.{indexes.Count}", error);
                return;
            }

            indexes.Add(index);
        }

        if (MissingSystemIndex(change, indexes) is { } missing) change.Errors.Add("indexes", missing);
    }

    private static FieldError? FindError(DbSession session, CollectionChange change, List<IndexStatement> before, IndexStatement index)
    {
        if (!index.IsValid) return RecordIndexes.Invalid;
        foreach (var other in before)
        {
            if (other.Name.Equals(index.Name, StringComparison.OrdinalIgnoreCase)) return DuplicatedName;
        }

        if (Catalog.FindOtherTableWithIndex(session, index.Name, change.Collection.Name, change.Original?.Name) is { } table)
        {
            return FieldRule.Error("validation_existing_index_name", $"The index name is already used in {table} collection.", "usedTableName", table);
        }

        foreach (var other in before)
        {
            if ((other with { Name = index.Name }).Build() == index.Build()) return DuplicatedDefinition;
        }

        return null;
    }

    /// <summary>Unique indexes on system fields must stay, whatever their name.</summary>
    private static FieldError? MissingSystemIndex(CollectionChange change, List<IndexStatement> indexes)
    {
        foreach (var sql in change.Original?.Indexes ?? [])
        {
            var old = IndexStatement.Parse(sql);
            if (!old.IsUnique || SystemColumn(change.Original!, old) is not { } column || indexes.Exists(index => HasSameColumns(index, old))) continue;
            return FieldRule.Error(
                "validation_invalid_unique_system_field_index", $"Unique index definition on system fields ({column}) is invalid or missing.", "fieldName",
                column);
        }

        if (!change.Collection.IsAuth) return null;
        foreach (var column in (ReadOnlySpan<string>)["tokenKey", "email"])
        {
            if (!UniqueColumns.Contains(change.Collection.Indexes, column))
            {
                return FieldRule.Error(
                    "validation_missing_required_unique_index", $"Missing required unique index for field \"{column}\".", "fieldName", column);
            }
        }

        return null;
    }

    private static string? SystemColumn(Collection collection, IndexStatement index)
    {
        foreach (var column in index.Columns)
        {
            if (collection.Fields.Find(column.Name) is { System: true }) return column.Name;
        }

        return null;
    }

    private static bool HasSameColumns(IndexStatement index, IndexStatement old)
    {
        if (!index.IsUnique || index.Columns.Count != old.Columns.Count) return false;
        for (var i = 0; i < old.Columns.Count; i++)
        {
            if (!index.Columns[i].Name.Equals(old.Columns[i].Name, StringComparison.OrdinalIgnoreCase)) return false;
        }

        return true;
    }
}
