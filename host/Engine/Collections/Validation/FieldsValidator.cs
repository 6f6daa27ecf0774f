using Holdall.Collections;
using Holdall.Engine.Fields.Validation;
using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Tables;
using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Engine.Collections.Validation;

/// <summary>Checks the list of fields: as a whole, step by step, then each field for itself.</summary>
internal static class FieldsValidator
{
    private static readonly FieldError DuplicatedId = new("validation_duplicated_field_id", "Duplicated or invalid field id.");
    private static readonly FieldError MissingPrimaryKey = new("validation_missing_primary_key", "Missing or invalid \"id\" PK field.");
    private static readonly FieldError SystemChange = new("validation_system_field_change", "System fields cannot be deleted or renamed.");
    private static readonly FieldError TypeChange = new("validation_field_type_change", "Field type cannot be changed.");
    private static readonly FieldError ReservedName = new("validation_reserved_field_name", "The field name is reserved and cannot be used.");

    public static void Validate(CollectionChange change)
    {
        if (HasDuplicates(change) || LacksMinimum(change)) return;
        if (!change.Collection.IsView && (ChangesSystemFields(change) || ChangesTypes(change))) return;
        if (change.Collection.IsAuth && HasReservedNames(change)) return;
        for (var i = 0; i < change.Collection.Fields.Count; i++) new FieldOptionsValidator(change, $"fields.{i}", change.Collection.Fields[i]).Validate();
    }

    private static bool HasDuplicates(CollectionChange change)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < change.Collection.Fields.Count; i++)
        {
            var field = change.Collection.Fields[i];
            if (!ids.Add(field.Id))
            {
                change.Errors.Add($"fields.{i}.id", DuplicatedId);
                return true;
            }

            if (names.Add(field.Name)) continue;
            change.Errors.Add(
                $"fields.{i}.name", "validation_duplicated_field_name", $"Duplicated or invalid field name {field.Name}.", ("fieldName", field.Name));
            return true;
        }

        return false;
    }

    private static bool LacksMinimum(CollectionChange change)
    {
        var error = MinimumError(change.Collection);
        change.Errors.AddIf("fields", error);
        return error is not null;
    }

    private static FieldError? MinimumError(Collection collection)
    {
        if (collection.Fields.Count == 0) return FieldError.Required;
        if (collection.Fields.Find(FieldNames.Id) is not TextField { PrimaryKey: true }) return MissingPrimaryKey;
        if (!collection.IsAuth) return null;
        foreach (var standard in CollectionDefaults.AuthFields())
        {
            if (collection.Fields.Find(standard.Name)?.Type != standard.Type)
            {
                return new FieldError($"validation_missing_{standard.Name}_field", $"System field \"{standard.Name}\" is missing or has an invalid type.");
            }
        }

        return null;
    }

    private static bool ChangesSystemFields(CollectionChange change)
    {
        foreach (var field in change.Original?.Fields ?? FieldList.Empty)
        {
            if (!field.System || CollectionTable.FindById(change.Collection.Fields, field.Id)?.Name == field.Name) continue;
            change.Errors.Add("fields", SystemChange);
            return true;
        }

        return false;
    }

    private static bool ChangesTypes(CollectionChange change)
    {
        if (change.Original is not { } original) return false;
        for (var i = 0; i < change.Collection.Fields.Count; i++)
        {
            var field = change.Collection.Fields[i];
            if (CollectionTable.FindById(original.Fields, field.Id) is not { } old || old.Type == field.Type) continue;
            change.Errors.Add($"fields.{i}", TypeChange);
            return true;
        }

        return false;
    }

    private static bool HasReservedNames(CollectionChange change)
    {
        var isFound = false;
        for (var i = 0; i < change.Collection.Fields.Count; i++)
        {
            if (change.Collection.Fields[i].Name is not ("passwordConfirm" or "oldPassword")) continue;
            change.Errors.Add($"fields.{i}.name", ReservedName);
            isFound = true;
        }

        return isFound;
    }
}
