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

    /// <summary>
    /// Who asks for what is tried: nobody knows how long it takes, so all of it together has no more than half of the connections for queries.
    /// </summary>
    public static readonly QueryCaller Caller = new("views that are tried", IsGuest: false, IsSuperuser: false);

    /// <summary>The fields of the query, and some of its records; with 0 of them it is not run.</summary>
    /// <exception cref="CollectionSaveException">The query is not fit for a view.</exception>
    /// <exception cref="DatabaseException">The database does not take it, or it takes too long.</exception>
    public static ViewSample Run(DbSession session, SchemaSnapshot schema, Collection view, int most = SampleSize)
    {
        var inferred = Check(session, schema, view);
        return new ViewSample(inferred.Fields, most > 0 ? Sample(session, inferred, most) : []);
    }

    /// <summary>As <see cref="Run"/>, for later.</summary>
    public static TriedView Try(DbSession session, SchemaSnapshot schema, Collection view)
    {
        var query = view.ViewQuery ?? "";
        var fields = ViewInference.InferForChecks(session, schema, query);
        try
        {
            Run(session, schema, view);
            return new TriedView(query, fields, null);
        }
        catch (Exception e) when (e is CollectionSaveException or DatabaseException)
        {
            return new TriedView(query, fields, e);
        }
    }

    /// <summary>The collection with the fields of the query, which is not run.</summary>
    /// <exception cref="CollectionSaveException">The query is not fit for a view.</exception>
    /// <exception cref="DatabaseException">The database does not take it.</exception>
    public static Collection Check(DbSession session, SchemaSnapshot schema, Collection view)
    {
        var inferred = view with { Fields = ViewInference.Infer(session, schema, view.ViewQuery ?? "") };
        RequireValidFields(inferred, schema);
        ViewWork.Require(schema, inferred);
        return inferred;
    }

    /// <summary>Some records of a view.</summary>
    /// <param name="session">A connection for reading, since nobody knows how long it takes.</param>
    /// <param name="view">The view with its fields.</param>
    /// <param name="most">How many.</param>
    /// <exception cref="CollectionSaveException">Their ids are not fit for a view.</exception>
    /// <exception cref="DatabaseException">The database does not take the query, or it takes too long.</exception>
    public static List<Record> Sample(DbSession session, Collection view, int most = SampleSize)
    {
        using var rows = session.PrepareView(ViewQuery.Normalize(view.ViewQuery ?? ""), most);
        var records = new List<Record>();
        // A query may have made a comment of its limit.
        while (records.Count < most && rows.Step()) records.Add(Read(rows, view));
        RequireIds(records);
        return records;
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

    private static Record Read(Statement row, Collection view)
    {
        var values = new object?[view.Fields.Count];
        for (var i = 0; i < row.ColumnCount; i++)
        {
            var ordinal = view.Fields.IndexOf(row.ColumnName(i));
            if (ordinal >= 0) values[ordinal] = view.Fields[ordinal].Normalize(Value(row, i, isText: view.Fields[ordinal].Name == "id"));
        }

        return new Record(view, values);
    }

    private static object? Value(Statement row, int column, bool isText) => row.KindOf(column) switch
    {
        DbValueKind.Null => null,
        DbValueKind.Integer or DbValueKind.Real when !isText => row.Double(column),
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
