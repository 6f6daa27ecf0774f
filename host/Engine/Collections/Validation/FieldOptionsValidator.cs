using System.Text.RegularExpressions;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Fields.Patterns;
using Holdall.Engine.Fields.Validation;
using Holdall.Engine.Schema.Tables;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Values;

namespace Holdall.Engine.Collections.Validation;

/// <summary>Checks the options of one field.</summary>
internal sealed partial class FieldOptionsValidator(CollectionChange change, string path, Field field)
{
    private const int MaxIdOrNameLength = 100;
    private const int MaxHelpLength = 300;
    private const long MaxInteger = (1L << 53) - 1;

    private static readonly FieldError NeitherDate = new("validation_required", "Either onCreate or onUpdate must be enabled.");

    /// <summary>Whether a field can be called so, or what is wrong with the name.</summary>
    public static FieldError? NameError(string name)
    {
        if (name.Length == 0) return FieldError.Required;
        if (ValidationErrors.Length(name, 1, MaxIdOrNameLength) is { } length) return length;
        if (!Word().IsMatch(name)) return ValidationErrors.Format;
        if (name is "null" or "true" or "false" or "_rowid_" or "collectionId" or "collectionName" or "expand") return ValidationErrors.InList;
        return name.Contains("_via_", StringComparison.OrdinalIgnoreCase) ? ValidationErrors.Via : null;
    }

    public void Validate()
    {
        Add("id", field.Id.Length == 0 ? FieldError.Required : ValidationErrors.Length(field.Id, 1, MaxIdOrNameLength));
        Add("name", NameError(field.Name));
        if (ValidationErrors.Length(field.Help, 0, MaxHelpLength) is not null) Add("help", ValidationErrors.Length(1, MaxHelpLength));
        switch (field)
        {
            case TextField text: new TextOptionsValidator(change, path, text).Validate(); break;
            case NumberField number: Check(number); break;
            case EmailField email: Domains(email.ExceptDomains, email.OnlyDomains); break;
            case UrlField url: Domains(url.ExceptDomains, url.OnlyDomains); break;
            case EditorField editor: Add("maxSize", Size(editor.MaxSize)); break;
            case AutodateField autodate: Check(autodate); break;
            case SelectField select: Check(select); break;
            case RelationField relation: new RelationOptionsValidator(change, path, relation).Validate(); break;
            case FileField file: Check(file); break;
            case JsonField json: Add("maxSize", Size(json.MaxSize)); break;
            case PasswordField password: Check(password); break;
        }
    }

    private void Check(NumberField number)
    {
        if (number.OnlyInt && number.Min is { } min && min != Math.Truncate(min)) Add("min", NumberRules.OnlyInt);
        if (number.OnlyInt && number.Max is { } max && max != Math.Truncate(max)) Add("max", NumberRules.OnlyInt);
        else if (number.Max < number.Min)
        {
            change.Errors.Add(
                path + ".max", "validation_min_number_constraint", $"Must be greater or equal than {Cast.ToText(number.Min)}.", ("min", number.Min));
        }
    }

    private void Domains(IReadOnlyList<string> except, IReadOnlyList<string> only)
    {
        if (except.Count > 0 && only.Count > 0)
        {
            Add("exceptDomains", ValidationErrors.MustBeEmpty);
            Add("onlyDomains", ValidationErrors.MustBeEmpty);
            return;
        }

        Domains("exceptDomains", except);
        Domains("onlyDomains", only);
    }

    private void Domains(string name, IReadOnlyList<string> domains)
    {
        for (var i = 0; i < domains.Count; i++)
        {
            if (domains[i].Length > 0 && !TextFormats.IsDomain(domains[i])) Add($"{name}.{i}", ValidationErrors.Domain);
        }
    }

    private void Check(AutodateField autodate)
    {
        if (!autodate.OnCreate && !autodate.OnUpdate)
        {
            Add("onCreate", NeitherDate);
            Add("onUpdate", NeitherDate);
        }

        if (CollectionTable.FindById(change.Original?.Fields ?? FieldList.Empty, field.Id) is not AutodateField { System: true } old) return;
        if (old.OnCreate != autodate.OnCreate) Add("onCreate", FieldError.Mismatch);
        if (old.OnUpdate != autodate.OnUpdate) Add("onUpdate", FieldError.Mismatch);
    }

    private void Check(SelectField select)
    {
        var count = select.Values.Count;
        if (count == 0) Add("values", FieldError.Required);
        Add("maxSelect", ValidationErrors.Range(select.MaxSelect, 0, Math.Max(count, 1), isRequired: false));
    }

    private void Check(FileField file)
    {
        Add("maxSelect", Size(file.MaxSelect));
        Add("maxSize", Size(file.MaxSize));
        for (var i = 0; i < file.Thumbs.Count; i++)
        {
            var thumb = file.Thumbs[i];
            if (thumb is "0x0" or "0x0t" or "0x0b" or "0x0f") Add($"thumbs.{i}", ValidationErrors.InList);
            else if (thumb.Length > 0 && !ThumbSize().IsMatch(thumb)) Add($"thumbs.{i}", ValidationErrors.Format);
        }
    }

    private void Check(PasswordField password)
    {
        Add("min", ValidationErrors.Range(password.Min, 1, 71, isRequired: false));
        Add("max", ValidationErrors.Range(password.Max, password.Min, 71, isRequired: false));
        Add("cost", ValidationErrors.Range(password.Cost, 4, 31, isRequired: false));
        Add("pattern", Pattern.FindError(password.Pattern));
    }

    private static FieldError? Size(long size) => ValidationErrors.Range(size, 0, MaxInteger, isRequired: false);

    private void Add(string option, FieldError? error) => change.Errors.AddIf($"{path}.{option}", error);

    [GeneratedRegex(@"^[A-Za-z0-9_]+\z")]
    private static partial Regex Word();

    [GeneratedRegex(@"^[0-9]+x[0-9]+[tbf]?\z")]
    private static partial Regex ThumbSize();
}
