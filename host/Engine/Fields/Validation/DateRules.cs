using System.Globalization;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Values;

namespace Holdall.Engine.Fields.Validation;

/// <summary>Values of date fields. Their text sorts like the time.</summary>
internal static class DateRules
{
    public static FieldError? Check(DateField field, string value)
    {
        if (value.Length == 0) return field.Required ? FieldError.Required : null;
        if (Limit(field.Min) is { } min && string.CompareOrdinal(value, min) < 0)
            return Beyond("validation_min_greater_equal_than_required", "no less than", min);
        if (Limit(field.Max) is { } max && string.CompareOrdinal(value, max) > 0)
            return Beyond("validation_max_less_equal_than_required", "no greater than", max);
        return null;
    }

    private static string? Limit(string text) => text.Length > 0 && DateText.Normalize(text) is { Length: > 0 } limit ? limit : null;

    private static FieldError Beyond(string code, string relation, string limit)
    {
        // From "2024-01-01 00:00:00.500Z": the day, and the time without needless zeros.
        var day = limit[..10];
        var time = limit[11..23].TrimEnd('0').TrimEnd('.').PadRight(8, '0');
        var message = string.Create(CultureInfo.InvariantCulture, $"Must be {relation} {day} {time} +0000 UTC.");
        return FieldRule.Error(code, message, "threshold", $"{day}T{time}Z");
    }
}
