using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Holdall.Values;

namespace Holdall.Plugins.JsHooks.Json;

/// <summary>JSON of plain values: null, texts, whole numbers as long, other numbers as double, flags, lists, and maps with their keys sorted.</summary>
internal static class PlainJson
{
    private const int MaxDepth = 512;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = MaxDepth };
    private static readonly JsonWriterOptions WriterOptions = JsonStyle.WriterOptions with { MaxDepth = MaxDepth };

    public static string Text(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions)) Write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="JsonException">It is no JSON.</exception>
    public static object? Parse(string json)
    {
        using var document = JsonDocument.Parse(json, Deep);
        return Plain(document.RootElement);
    }

    public static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Map(element),
        JsonValueKind.Array => List(element),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => Number(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case double number:
                WriteNumber(writer, number);
                break;
            case JsonText json:
                json.WriteTo(writer);
                break;
            case IReadOnlyDictionary<string, object?> map:
                WriteMap(writer, map);
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (var item in list) Write(writer, item);
                writer.WriteEndArray();
                break;
            case IFormattable number when number is long or int or short or byte or uint or ulong or ushort or sbyte:
                writer.WriteRawValue(number.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (!double.IsFinite(number)) throw new JsonException($"json: unsupported value: {number.ToString(CultureInfo.InvariantCulture)}");
        if (number % 1 == 0 && Math.Abs(number) < 1e21) writer.WriteRawValue(number == 0 ? "0" : number.ToString("F0", CultureInfo.InvariantCulture));
        else writer.WriteNumberValue(number);
    }

    private static void WriteMap(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> map)
    {
        writer.WriteStartObject();
        foreach (var key in map.Keys.Order(StringComparer.Ordinal))
        {
            writer.WritePropertyName(key);
            Write(writer, map[key]);
        }

        writer.WriteEndObject();
    }

    private static Dictionary<string, object?> Map(JsonElement element)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject()) map[property.Name] = Plain(property.Value);
        return map;
    }

    private static List<object?> List(JsonElement element)
    {
        var list = new List<object?>(element.GetArrayLength());
        foreach (var item in element.EnumerateArray()) list.Add(Plain(item));
        return list;
    }

    private static object Number(JsonElement element)
    {
        if (element.TryGetInt64(out var whole)) return whole;
        return element.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw new JsonException("a number is too large");
    }
}
