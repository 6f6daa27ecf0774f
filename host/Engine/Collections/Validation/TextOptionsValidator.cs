using Holdall.Engine.Fields.Patterns;
using Holdall.Engine.Fields.Validation;
using Holdall.Engine.Records.Validation;
using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Engine.Collections.Validation;

/// <summary>Checks the options of a text field.</summary>
internal sealed class TextOptionsValidator(CollectionChange change, string path, TextField field)
{
    private const long MaxInteger = (1L << 53) - 1;
    private const int Trials = 10;
    private const int DefaultMax = 5000;

    private static readonly FieldError NotId = new("validation_in_invalid", "The primary key must be named \"id\".");
    private static readonly FieldError Composite =
        new("validation_unsupported_composite_pk", "Composite PKs are not supported and the collection must have only 1 PK.");

    public void Validate()
    {
        Add("min", ValidationErrors.Range(field.Min, 0, MaxInteger, isRequired: false));
        Add("max", ValidationErrors.Range(field.Max, field.Min, MaxInteger, isRequired: false));
        if (field.PrimaryKey) PrimaryKey();
        Add("pattern", Pattern.FindError(field.Pattern));
        if (field.AutogeneratePattern.Length > 0) Add("autogeneratePattern", AutogenerateError());
    }

    private void PrimaryKey()
    {
        if (field.Name != "id") Add("name", NotId);
        foreach (var other in change.Collection.Fields)
        {
            if (other is TextField { PrimaryKey: true } && other.Id != field.Id) Add("primaryKey", Composite);
        }

        if (field.Pattern.Length == 0) Add("pattern", FieldError.Required);
        if (field.Hidden) Add("hidden", ValidationErrors.MustBeEmpty);
        if (!field.Required) Add("required", FieldError.Required);
    }

    private FieldError? AutogenerateError()
    {
        if (Pattern.FindError(field.AutogeneratePattern) is { } error) return error;
        var generator = Pattern.Parse(field.AutogeneratePattern);
        for (var i = 0; i < Trials; i++)
        {
            if (!RandomText.TryGenerate(generator, out var text, out var unsupported))
            {
                return new FieldError("validation_invalid_autogenerate_pattern", $"Unsupported pattern operator {unsupported}.");
            }

            if (Satisfies(text)) continue;
            return new FieldError(
                "validation_invalid_autogenerate_pattern_value",
                $"The provided autogenerate pattern could produce invalid field values, ex.: \"{text}\".");
        }

        return null;
    }

    private bool Satisfies(string text)
    {
        var length = 0;
        foreach (var _ in text.EnumerateRunes()) length++;
        if (length < field.Min || length > (field.Max == 0 ? DefaultMax : field.Max)) return false;
        if (field.Pattern.Length > 0 && !TextPatterns.IsMatch(field.Pattern, text)) return false;
        return !field.PrimaryKey || PrimaryKeyRules.CheckName(field, text) is null;
    }

    private void Add(string option, FieldError? error) => change.Errors.AddIf($"{path}.{option}", error);
}
