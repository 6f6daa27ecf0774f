using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>
/// What records of the collections that belong to auth records must refer to: an auth collection, a record of it, a provider that exists.
/// </summary>
internal sealed class AuthReferenceChecks(Databases databases, SchemaCache schema, OAuth2Providers providers)
{
    private static readonly FieldError NoCollection = new("validation_invalid_collection_id", "Missing or invalid collection.");
    private static readonly FieldError NoAuthCollection = new("validation_invalid_collection_type", "Invalid collection type - must be auth.");
    private static readonly FieldError NoRecord = new("validation_invalid_record", "Missing or invalid record.");

    /// <summary>Runs once the fields themselves are valid, so everything that is required is there.</summary>
    public void Check(Record record, FieldErrors errors)
    {
        if (!record.Collection.IsOwned) return;
        CheckOwner(record, errors);
        if (record.Collection.Name == SystemCollections.ExternalAuths && !providers.IsKnown(record.GetString("provider")))
            errors.Add("provider", FieldError.NotInList);
    }

    private void CheckOwner(Record record, FieldErrors errors)
    {
        var collection = schema.Current.FindById(record.GetString(FieldNames.CollectionRef));
        if (collection is null) errors.Add("collectionRef", NoCollection);
        else if (!collection.IsAuth) errors.Add("collectionRef", NoAuthCollection);
        else if (!RecordTable.Exists(databases, collection, record.GetString(FieldNames.RecordRef))) errors.Add("recordRef", NoRecord);
    }
}
