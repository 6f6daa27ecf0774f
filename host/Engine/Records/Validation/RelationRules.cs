using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Fields.Validation;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Engine.Records.Validation;

/// <summary>Values of relation fields: the records must exist, who may see them does not matter.</summary>
internal sealed class RelationRules(Databases databases, SchemaCache schema)
{
    private static readonly FieldError MissingCollection = new("validation_missing_rel_collection", "The relation collection doesn't exist.");
    private static readonly FieldError MissingRecords = new("validation_missing_rel_records", "Failed to find all relation records with the provided ids.");

    public FieldError? Check(RelationField field, ReadOnlySpan<string> ids)
    {
        if (ids.IsEmpty) return field.Required ? FieldError.Required : null;
        if (ids.Length < field.MinSelect)
            return FieldRule.Error("validation_not_enough_values", $"Select at least {field.MinSelect}.", "minSelect", field.MinSelect);
        var max = Math.Max(field.MaxSelect, 1);
        if (ids.Length > max) return SelectRules.TooMany(max);
        if (schema.Current.Find(field.CollectionId) is not { } related || related.Id != field.CollectionId) return MissingCollection;
        return CountExisting(related, ids) == ids.Length ? null : MissingRecords;
    }

    private long CountExisting(Collection related, ReadOnlySpan<string> ids)
    {
        var table = SqlName.Quote(related.Name);
        using var read = databases.Main.Read();
        if (ids.Length == 1)
        {
            using var one = read.Session.Prepare($"SELECT 1 FROM {table} WHERE `id` = ?1 LIMIT 1");
            one.Bind(1, ids[0]);
            return one.Step() ? 1 : 0;
        }

        var isAsked = read.Session.Dialect.IsItemOfParameter("`id`", "?1");
        using var many = read.Session.Prepare($"SELECT COUNT(DISTINCT `id`) FROM {table} WHERE {isAsked}");
        many.Bind(1, JsonSerializer.Serialize(ids.ToArray()));
        return many.Step() ? many.Int64(0) : 0;
    }
}
