using Holdall.Fields;
using Holdall.Http;
using Holdall.Values;

namespace Holdall.Engine.Fields.Validation;

/// <summary>Values of number fields.</summary>
internal static class NumberRules
{
    public static readonly FieldError OnlyInt = new("validation_only_int_constraint", "Decimal numbers are not allowed.");

    private const double EndOfInt64 = 9223372036854775808d;

    private static readonly FieldError NotANumber = new("validation_not_a_number", "The submitted number is not properly formatted.");

    public static FieldError? Check(NumberField field, double value)
    {
        if (!double.IsFinite(value)) return NotANumber;
        if (value == 0) return field.Required ? FieldError.Required : null;
        if (field.OnlyInt && !IsInt64(value)) return OnlyInt;
        if (value < field.Min)
            return FieldRule.Error("validation_min_number_constraint", $"Must be greater or equal than {Cast.ToText(field.Min)}.", "min", field.Min);
        if (value > field.Max)
            return FieldRule.Error("validation_max_number_constraint", $"Must be less or equal than {Cast.ToText(field.Max)}.", "max", field.Max);
        return null;
    }

    private static bool IsInt64(double value) => value == Math.Truncate(value) && value is >= -EndOfInt64 and < EndOfInt64;
}
