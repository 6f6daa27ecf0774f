using Holdall.Fields;
using Holdall.Http;
using Holdall.Values;

namespace Holdall.Engine.Fields.Validation;

/// <summary>Values of json fields.</summary>
internal static class JsonRules
{
    private const long DefaultMaxSize = 1 << 20;

    private static readonly FieldError InvalidJson = new("validation_invalid_json", "Must be a valid json value.");

    /// <param name="field">The field.</param>
    /// <param name="value">Its value.</param>
    /// <param name="isChanged">Whether it is to be stored now: what stands there already may be older than the rules for JSON.</param>
    public static FieldError? Check(JsonField field, JsonText? value, bool isChanged)
    {
        if (value is not null)
        {
            var max = field.MaxSize == 0 ? DefaultMaxSize : field.MaxSize;
            if (EditorRules.IsLonger(value.Text, max)) return TooLong(max);
            if (isChanged && !value.IsValid) return InvalidJson;
        }

        return field.Required && (value is null || value.IsEmpty) ? FieldError.Required : null;
    }

    private static FieldError TooLong(long max) =>
        FieldRule.Error("validation_json_size_limit", $"The maximum allowed JSON size is {max} bytes.", "maxSize", max);
}
