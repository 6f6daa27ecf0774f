using Holdall.Collections;
using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Schema.Tables;

/// <summary>The indexes of a collection in the database.</summary>
internal static class RecordIndexes
{
    public const string InvalidCode = "validation_invalid_index_expression";

    public static readonly FieldError Invalid = new(InvalidCode, "Invalid CREATE INDEX expression.");

    /// <summary>Creates all and tells about every one that failed.</summary>
    /// <exception cref="ApiException">400 with the errors by position.</exception>
    public static void Create(DbSession session, Collection collection)
    {
        var errors = new FieldErrors();
        for (var i = 0; i < collection.Indexes.Count; i++)
        {
            var index = IndexStatement.Parse(collection.Indexes[i]) with { Table = collection.Name };
            if (!index.IsValid)
            {
                errors.Add($"indexes.{i}", Invalid);
                continue;
            }

            try
            {
                session.Define(index.Build());
            }
            catch (DatabaseException e)
            {
                errors.Add($"indexes.{i}", InvalidCode, $"Failed to create index {index.Name} - {e.Message}.");
            }
        }

        errors.ThrowIfAny("Failed to save collection.");
    }

    /// <exception cref="CollectionSaveException">A stored statement has no name.</exception>
    public static void Drop(DbSession session, Collection collection)
    {
        foreach (var sql in collection.Indexes)
        {
            var index = IndexStatement.Parse(sql);
            if (index.Name.Length == 0) throw new CollectionSaveException($"failed to drop index with invalid expression {sql}");
            session.Execute("DROP INDEX IF EXISTS " + SqlName.Quote(index.Name));
        }
    }
}
