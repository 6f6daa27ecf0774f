using System.Text;
using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Engine.Fields.Validation;

/// <summary>Values of editor fields.</summary>
internal static class EditorRules
{
    private const long DefaultMaxSize = 5 << 20;

    public static FieldError? Check(EditorField field, string value)
    {
        if (value.Length == 0) return field.Required ? FieldError.Required : null;
        var max = field.MaxSize == 0 ? DefaultMaxSize : field.MaxSize;
        if (!IsLonger(value, max)) return null;
        return FieldRule.Error("validation_content_size_limit", $"The maximum allowed content size is {max} bytes.", "maxSize", max);
    }

    /// <summary>Whether a text has more than so many bytes; mostly answered without counting them.</summary>
    public static bool IsLonger(string text, long maxBytes) => text.Length * 3L > maxBytes && Encoding.UTF8.GetByteCount(text) > maxBytes;
}
