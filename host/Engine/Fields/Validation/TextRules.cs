using System.Buffers;
using Holdall.Engine.Fields.Patterns;
using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Engine.Fields.Validation;

/// <summary>Values of text fields.</summary>
internal static class TextRules
{
    public static readonly FieldError InvalidFormat = new("validation_invalid_format", "Invalid value format.");

    private const long DefaultMax = 5000;

    private static readonly SearchValues<char> HighSurrogates =
        SearchValues.Create([.. Enumerable.Range(0xD800, 0x400).Select(code => (char)code)]);

    public static FieldError? Check(TextField field, string value)
    {
        if (value.Length == 0) return field.Required ? FieldError.Required : null;
        return CheckContent(field, value);
    }

    /// <summary>Checks a text that is there: its length and its form.</summary>
    public static FieldError? CheckContent(TextField field, string value)
    {
        var length = Length(value);
        if (length < field.Min) return TooShort(field.Min);
        var max = field.Max == 0 ? DefaultMax : field.Max;
        if (length > max) return TooLong(max);
        return field.Pattern.Length == 0 || TextPatterns.IsMatch(field.Pattern, value) ? null : InvalidFormat;
    }

    /// <summary>Number of characters: a pair of surrogates is one.</summary>
    public static int Length(string value)
    {
        var start = value.AsSpan().IndexOfAny(HighSurrogates);
        if (start < 0) return value.Length;
        var pairs = 0;
        for (var i = start; i < value.Length - 1; i++)
        {
            if (!char.IsSurrogatePair(value[i], value[i + 1])) continue;
            pairs++;
            i++;
        }

        return value.Length - pairs;
    }

    private static FieldError TooShort(long min) =>
        FieldRule.Error("validation_min_text_constraint", $"Must be at least {min} character(s).", "min", min);

    private static FieldError TooLong(long max) =>
        FieldRule.Error("validation_max_text_constraint", $"Must be no more than {max} character(s).", "max", max);
}
