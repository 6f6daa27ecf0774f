namespace Holdall.Http;

/// <summary>An error of one field.</summary>
public sealed record FieldError
{
    /// <summary>Makes an error without parameters.</summary>
    /// <param name="code">See <see cref="Code"/>.</param>
    /// <param name="message">See <see cref="Message"/>.</param>
    public FieldError(string code, string message)
    {
        Code = code;
        Message = message;
    }

    /// <summary>Code that programs can rely on, such as <c>validation_required</c>.</summary>
    public string Code { get; }

    /// <summary>What people read, parameters filled in; in an answer it becomes a sentence.</summary>
    public string Message { get; }

    /// <summary>Parameters of the message, or null.</summary>
    public IReadOnlyDictionary<string, object?>? Parameters { get; init; }

    /// <summary>The answer of a request that was part of this one and failed, or null.</summary>
    public ApiException? Response { get; init; }

    /// <summary>A value that must be given is missing.</summary>
    public static readonly FieldError Required = new("validation_required", "cannot be blank");

    /// <summary>Another record has the value.</summary>
    public static readonly FieldError NotUnique = new("validation_not_unique", "Value must be unique.");

    /// <summary>The value is not valid, for a reason without a code of its own.</summary>
    public static readonly FieldError Invalid = new("validation_invalid_value", "Invalid value.");

    /// <summary>Two values differ that must be equal.</summary>
    public static readonly FieldError Mismatch = new("validation_values_mismatch", "Values don't match.");

    /// <summary>The value is none of those that are possible.</summary>
    public static readonly FieldError NotInList = new("validation_in_invalid", "must be a valid value");

    /// <summary>The value is no e-mail address.</summary>
    public static readonly FieldError NotEmail = new("validation_is_email", "must be a valid email address");

    /// <summary>The value is too short or too long.</summary>
    public static FieldError LengthOutOfRange(int min, int max) =>
        new("validation_length_out_of_range", $"the length must be between {min} and {max}") { Parameters = Bounds(min, max) };

    /// <summary>The value is too long.</summary>
    public static FieldError TooLong(int max) =>
        new("validation_length_too_long", $"the length must be no more than {max}") { Parameters = Bounds(0, max) };

    private static Dictionary<string, object?> Bounds(int min, int max) => new() { ["min"] = min, ["max"] = max };
}
