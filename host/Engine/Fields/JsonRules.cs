using System.Buffers;
using System.Text;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Http;

namespace Holdall.Engine.Fields;

/// <summary>Values of json fields (spec 02, section 12.12).</summary>
internal static class JsonRules
{
    private const long DefaultMaxSize = 1 << 20;
    private const int MaxDepth = 10_000;

    private static readonly FieldError InvalidJson = new("validation_invalid_json", "Must be a valid json value.");

    public static FieldError? Check(JsonField field, JsonText? value)
    {
        if (value is not null)
        {
            var max = field.MaxSize == 0 ? DefaultMaxSize : field.MaxSize;
            if (EditorRules.IsLonger(value.Text, max)) return TooLong(max);
            if (!IsJson(value.Text)) return InvalidJson;
        }

        return field.Required && (value is null || value.IsEmpty) ? FieldError.Required : null;
    }

    private static FieldError TooLong(long max) =>
        FieldRule.Error("validation_json_size_limit", $"The maximum allowed JSON size is {max} bytes.", "maxSize", max);

    private static bool IsJson(string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)), new JsonReaderOptions { MaxDepth = MaxDepth });
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
