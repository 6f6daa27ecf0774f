using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Engine.Fields.Validation;

/// <summary>Values of select fields.</summary>
internal static class SelectRules
{
    public static FieldError? Check(SelectField field, ReadOnlySpan<string> values)
    {
        if (values.IsEmpty) return field.Required ? FieldError.Required : null;
        var max = Math.Max(field.MaxSelect, 1);
        if (values.Length > max) return TooMany(max);
        foreach (var value in values)
        {
            if (!Contains(field.Values, value)) return FieldRule.Error("validation_invalid_value", $"Invalid value {value}.", "value", value);
        }

        return null;
    }

    public static FieldError TooMany(long max) => FieldRule.Error("validation_too_many_values", $"Select no more than {max}.", "maxSelect", max);

    private static bool Contains(IReadOnlyList<string> allowed, string value)
    {
        for (var i = 0; i < allowed.Count; i++)
        {
            if (allowed[i] == value) return true;
        }

        return false;
    }
}
