using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Holdall.Values;

/// <summary>
/// Turns input into values. Input is null, <see cref="bool"/>, a number, <see cref="string"/>,
/// <see cref="DateTimeOffset"/>, <see cref="JsonElement"/>, a value of a field, or lists and dictionaries of such. Nothing here throws, whatever is in it.
/// </summary>
public static class Cast
{
    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_300_799;

    private static readonly JsonWriterOptions Deep = JsonStyle.WriterOptions with { MaxDepth = JsonTree.MaxDepth };

    /// <summary>Text: numbers in their shortest decimal form, lists and objects as nothing.</summary>
    public static string ToText(object? input) => input switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        JsonText json => json.Text,
        JsonElement { ValueKind: JsonValueKind.String } element => ElementText.Of(element),
        JsonElement element => ToText(FromElement(element)),
        DateTimeOffset or DateTime => ToDate(input),
        double number => NumberText.Plain(number),
        IFormattable number when IsInteger(number) => number.ToString(null, CultureInfo.InvariantCulture),
        float number => NumberText.Plain(double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        decimal number => NumberText.Plain((double)number),
        _ => "",
    };

    /// <summary>Number: text is parsed, anything that is no number is 0.</summary>
    public static double ToNumber(object? input) => input switch
    {
        double number => number,
        bool flag => flag ? 1 : 0,
        string text => NumberParser.Parse(text),
        JsonText json => NumberParser.Parse(json.Text),
        JsonElement element => ToNumber(FromElement(element)),
        IConvertible number and not (char or DateTime or DBNull) => Convert.ToDouble(number, CultureInfo.InvariantCulture),
        _ => 0,
    };

    /// <summary>True or false.</summary>
    public static bool ToBool(object? input) => input switch
    {
        bool flag => flag,
        string text => BoolText.TryParse(text, out var flag) && flag,
        JsonElement element => ToBool(FromElement(element)),
        IConvertible number and not (char or DateTime or DBNull) => Convert.ToDouble(number, CultureInfo.InvariantCulture) != 0,
        _ => false,
    };

    /// <summary>A date as canonical text, or empty. Whole numbers from C# are seconds since 1970; doubles, as they come from JSON, are no dates.</summary>
    public static string ToDate(object? input) => input switch
    {
        string text => DateText.Normalize(text),
        DateTimeOffset time => DateText.Format(time),
        DateTime time => DateText.Format(new DateTimeOffset(time.ToUniversalTime())),
        JsonElement { ValueKind: JsonValueKind.String } element => DateText.Normalize(ElementText.Of(element)),
        int seconds => DateText.Format(DateTimeOffset.FromUnixTimeSeconds(seconds)),
        long and >= FirstSecond and <= LastSecond => DateText.Format(DateTimeOffset.FromUnixTimeSeconds((long)input)),
        _ => "",
    };

    /// <summary>Different, non-empty texts in the order of their first occurrence.</summary>
    public static string[] ToUniqueList(object? input) => TextLists.Read(input);

    /// <summary>The text of a JSON value, or null when unset.</summary>
    public static JsonText? ToJson(object? input) => input switch
    {
        null => null,
        JsonText json => json,
        string text => new JsonText(JsonSyntax.FromText(text)),
        JsonElement element => ToJson(FromElement(element)),
        _ => new JsonText(Serialize(input)),
    };

    /// <summary>A place, from an object or its JSON text with <c>lon</c> and <c>lat</c>; if one of them is no number, the zero place.</summary>
    public static GeoPoint ToGeoPoint(object? input)
    {
        switch (input)
        {
            case GeoPoint point:
                return point;
            case string text:
                return JsonSyntax.TryParse(text, out var root) ? ToGeoPoint(root) : default;
            case JsonText json:
                return ToGeoPoint(json.Text);
            case JsonElement element:
                return ToGeoPoint(FromElement(element));
            case IEnumerable<KeyValuePair<string, object?>> members:
                double? lon = 0, lat = 0;
                foreach (var (key, value) in members)
                {
                    if (key == "lon") lon = Degrees(value);
                    else if (key == "lat") lat = Degrees(value);
                }

                return lon is { } east && lat is { } north ? new GeoPoint(east, north) : default;
            default:
                return default;
        }
    }

    /// <summary>Writes a number like JavaScript does: <c>5</c>, <c>0.1</c>, <c>1e+21</c>.</summary>
    public static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (number == Math.Truncate(number) && Math.Abs(number) < 1e15) writer.WriteNumberValue((long)number);
        else if (!double.IsFinite(number)) writer.WriteNullValue();
        else if (Math.Abs(number) is >= 1e-4 and < 1e15) writer.WriteNumberValue(number);
        else writer.WriteRawValue(NumberText.Script(number), skipInputValidation: true);
    }

    /// <summary>The value of a JSON element: null, <see cref="bool"/>, <see cref="double"/>, <see cref="string"/>, list or dictionary.</summary>
    public static object? FromElement(JsonElement element) => JsonTree.Read(element);

    /// <summary>The name of a member. Half a surrogate pair, which .NET refuses to read, becomes U+FFFD.</summary>
    public static string NameOf(JsonProperty member) => ElementText.NameOf(member);

    /// <summary>Compact JSON with sorted keys, of anything that is accepted as input.</summary>
    public static string Serialize(object? input)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Deep)) WriteTree(writer, input);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes anything that is accepted as input as JSON with sorted keys.</summary>
    public static void WriteTree(Utf8JsonWriter writer, object? input) => JsonTree.Write(writer, input);

    private static bool IsInteger(object value) => value is int or long or short or byte or uint or ulong or ushort or sbyte;

    /// <summary>A coordinate, or null for what is no number, even if it could be turned into one. Null is the zero value.</summary>
    private static double? Degrees(object? value) => value switch
    {
        null => 0,
        string or bool or JsonText or System.Collections.IEnumerable => null,
        JsonElement { ValueKind: not (JsonValueKind.Number or JsonValueKind.Null) } => null,
        _ => ToNumber(value),
    };
}
