using Holdall.Engine.Fields.Validation;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Engine.Records.Validation;

/// <summary>
/// Checks the values of a record against the options of its fields, all fields, one error each. Nothing is
/// allocated for text, numbers and flags that are well.
/// </summary>
internal sealed class FieldValidator(Databases databases, SchemaCache schema)
{
    private static readonly FieldError UnsupportedType = new("validation_unsupported_value_type", "Invalid or unsupported value type.");

    private readonly PrimaryKeyRules _primaryKeys = new(databases);
    private readonly RelationRules _relations = new(databases, schema);

    /// <summary>Adds an error for each field with an invalid value.</summary>
    /// <param name="record">The record.</param>
    /// <param name="passwords">The passwords that the save sets.</param>
    /// <param name="errors">Where the errors go.</param>
    /// <param name="onlyUnsaved">Leaves out what the save does not change.</param>
    public void Validate(Record record, RecordPasswords passwords, FieldErrors errors, bool onlyUnsaved = false)
    {
        var fields = record.Collection.Fields;
        for (var i = 0; i < fields.Count; i++)
        {
            if (onlyUnsaved && !record.IsUnsavedAt(i)) continue;
            if (Check(record, fields[i], record[i], passwords) is { } error) errors.Add(fields[i].Name, error);
        }
    }

    private FieldError? Check(Record record, Field field, object? value, RecordPasswords passwords) => (field, value) switch
    {
        (TextField { PrimaryKey: true } key, string text) => _primaryKeys.Check(record, key, text),
        (TextField options, string text) => TextRules.Check(options, text),
        (NumberField options, double number) => NumberRules.Check(options, number),
        (BoolField options, bool flag) => options.Required && !flag ? FieldError.Required : null,
        (EmailField options, string text) => EmailRules.Check(options, text),
        (UrlField options, string text) => UrlRules.Check(options, text),
        (EditorField options, string text) => EditorRules.Check(options, text),
        (DateField options, string text) => DateRules.Check(options, text),
        (AutodateField, string) => null,
        (PasswordField options, string hash) => PasswordRules.Check(options, hash, passwords.Find(options.Name)),
        (JsonField options, null or JsonText) => JsonRules.Check(options, (JsonText?)value, isChanged: record.IsNew || record.IsUnsaved(field.Name)),
        (GeoPointField options, GeoPoint point) => GeoPointRules.Check(options, point),
        (ListField list, string or string[]) => CheckList(record, list, value),
        _ => UnsupportedType,
    };

    private FieldError? CheckList(Record record, ListField field, object value)
    {
        var single = value as string ?? "";
        var values = value is string[] list ? list : single.Length == 0 ? [] : new ReadOnlySpan<string>(ref single);
        return field switch
        {
            SelectField select => SelectRules.Check(select, values),
            RelationField relation => _relations.Check(relation, values),
            FileField file => FileRules.Check(record, file, values),
            _ => null,
        };
    }
}
