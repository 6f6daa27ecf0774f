using System.Globalization;
using System.Text;
using Holdall.Http;

namespace Holdall.Engine.Fields.Validation;

/// <summary>The errors of generic rules. The messages are bare, as an import shows them; elsewhere they become sentences.</summary>
internal static class ValidationErrors
{
    public static readonly FieldError NotBlankOrNull = new("validation_nil_or_not_empty_required", "cannot be blank");
    public static readonly FieldError MustBeNull = new("validation_nil", "must be blank");
    public static readonly FieldError MustBeEmpty = new("validation_empty", "must be blank");
    public static readonly FieldError InList = new("validation_not_in_invalid", "must not be in list");
    public static readonly FieldError Format = new("validation_match_invalid", "must be in a valid format");
    public static readonly FieldError Url = new("validation_is_url", "must be a valid URL");
    public static readonly FieldError Domain = new("validation_is_domain", "must be a valid domain");
    public static readonly FieldError Host = new("validation_is_host", "must be a valid IP address or DNS name");
    public static readonly FieldError HexColor = new("validation_is_hex_color", "must be a valid hexadecimal color code");
    public static readonly FieldError Via = new("validation_found_via", "The value cannot contain \"_via_\".");

    public static FieldError Below(double threshold) => Threshold("validation_min_greater_equal_than_required", "must be no less than ", threshold);

    public static FieldError Above(double threshold) => Threshold("validation_max_less_equal_than_required", "must be no greater than ", threshold);

    /// <summary>The error of a text whose bytes are not within the limits; empty texts have none.</summary>
    public static FieldError? Length(string text, int min, int max)
    {
        if (text.Length == 0) return null;
        var length = Encoding.UTF8.GetByteCount(text);
        return length < min || length > max ? Length(min, max) : null;
    }

    public static FieldError Length(int min, int max)
    {
        if (min == 0) return FieldError.TooLong(max);
        if (min < max) return FieldError.LengthOutOfRange(min, max);
        return new FieldError("validation_length_invalid", $"the length must be exactly {max}")
        {
            Parameters = new Dictionary<string, object?> { ["min"] = min, ["max"] = max },
        };
    }

    /// <summary>The error of a number that must be given and lie within the limits.</summary>
    public static FieldError? Range(long value, long min, long max, bool isRequired)
    {
        if (value == 0) return isRequired ? FieldError.Required : null;
        return value < min ? Below(min) : value > max ? Above(max) : null;
    }

    /// <summary>Adds an error if there is one.</summary>
    public static void AddIf(this FieldErrors errors, string path, FieldError? error)
    {
        if (error is not null) errors.Add(path, error);
    }

    private static FieldError Threshold(string code, string message, double threshold) =>
        new(code, message + threshold.ToString(CultureInfo.InvariantCulture)) { Parameters = new Dictionary<string, object?> { ["threshold"] = threshold } };
}
