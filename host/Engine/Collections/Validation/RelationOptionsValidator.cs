using Holdall.Engine.Fields.Validation;
using Holdall.Engine.Schema.Tables;
using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Engine.Collections.Validation;

/// <summary>Checks the options of a relation field.</summary>
internal sealed class RelationOptionsValidator(CollectionChange change, string path, RelationField field)
{
    private const long MaxInteger = (1L << 53) - 1;

    private static readonly FieldError CollectionChange = new("validation_field_relation_change", "The relation collection cannot be changed.");
    private static readonly FieldError MissingCollection = new("validation_field_relation_missing_collection", "The relation collection doesn't exist.");
    private static readonly FieldError ToView =
        new("validation_relation_field_non_view_base_collection", "Only view collections are allowed to have relations to other views.");

    public void Validate()
    {
        Add("collectionId", CollectionError());
        Add("minSelect", ValidationErrors.Range(field.MinSelect, 0, MaxInteger, isRequired: false));
        Add("maxSelect", ValidationErrors.Range(field.MaxSelect, field.MinSelect, MaxInteger, isRequired: field.MinSelect > 0));
    }

    private FieldError? CollectionError()
    {
        if (field.CollectionId.Length == 0) return FieldError.Required;
        var old = change.Collection.IsView ? null : CollectionTable.FindById(change.Original?.Fields ?? FieldList.Empty, field.Id) as RelationField;
        if (old is not null && old.CollectionId != field.CollectionId) return CollectionChange;
        if (change.Schema.FindById(field.CollectionId) is not { } target) return MissingCollection;
        return target.IsView && !change.Collection.IsView ? ToView : null;
    }

    private void Add(string option, FieldError? error) => change.Errors.AddIf($"{path}.{option}", error);
}
