using Holdall.Collections;
using Holdall.Engine.Collections.Validation;
using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Views;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Collections;

/// <summary>Tries a view query without storing anything.</summary>
internal static class ViewTrial
{
    public const int SampleSize = 10;

    /// <summary>The collection with the fields of the query, and some of its records.</summary>
    /// <exception cref="CollectionSaveException">The query is not fit for a view.</exception>
    /// <exception cref="DatabaseException">The database does not take it.</exception>
    public static (Collection View, List<Record> Sample) Run(DbSession session, SchemaSnapshot schema, Collection view)
    {
        var query = ViewQuery.Normalize(view.ViewQuery ?? "");
        var inferred = view with { Fields = ViewInference.Infer(session, schema, query) };
        RequireValidFields(inferred, schema);
        var sample = Sample(session, inferred, $"SELECT * FROM ({ViewTable.WithTextId(session, query)}) LIMIT {SampleSize}");
        RequireIds(sample);
        return (inferred, sample);
    }

    private static void RequireValidFields(Collection view, SchemaSnapshot schema)
    {
        for (var i = 0; i < view.Fields.Count; i++)
        {
            var field = view.Fields[i];
            if (FieldOptionsValidator.NameError(field.Name) is { } name) throw Invalid(field, i, "name", name);
            var errors = new FieldErrors();
            new FieldOptionsValidator(new CollectionChange(view, view, schema, errors), "field", field).Validate();
            if (errors.Any) throw new CollectionSaveException($"invalid field \"{field.Name}\" ({i}): its options are not valid");
        }
    }

    private static CollectionSaveException Invalid(Field field, int place, string option, FieldError error) =>
        new($"invalid field \"{field.Name}\" ({place}): {option}: {error.Message}");

    private static List<Record> Sample(DbSession session, Collection view, string sql)
    {
        var records = new List<Record>();
        using var rows = session.Prepare(sql);
        while (rows.Step())
        {
            var values = new object?[view.Fields.Count];
            for (var i = 0; i < rows.ColumnCount; i++)
            {
                var ordinal = view.Fields.IndexOf(rows.ColumnName(i));
                if (ordinal >= 0) values[ordinal] = view.Fields[ordinal].Normalize(Value(rows, i));
            }

            records.Add(new Record(view, values));
        }

        return records;
    }

    private static object? Value(Statement row, int column) => row.KindOf(column) switch
    {
        DbValueKind.Null => null,
        DbValueKind.Integer or DbValueKind.Real => row.Double(column),
        _ => row.Text(column),
    };

    private static void RequireIds(List<Record> sample)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in sample)
        {
            if (string.IsNullOrWhiteSpace(record.Id)) throw new CollectionSaveException("the query could return records with empty or invalid ids");
            if (!ids.Add(record.Id)) throw new CollectionSaveException("the query could return records with non-unique ids");
        }
    }
}
